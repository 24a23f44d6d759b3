"""The guide leaves out the site that do() sets; Pyro keeps that site as a latent beside the intervention."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def causal(y):
    u = pyro.sample("u", dist.Normal(0.0, 1.0))
    t = pyro.sample("t", dist.Normal(u, 1.0))
    e = pyro.sample("e", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(u + 2 * t + e, 1.0), obs=y)


treated = pyro.do(causal, data={"t": torch.tensor(1.0)})


def by_hand(y):  # error: PYR301
    for name in ["u", "e"]:
        pyro.sample(name, dist.Normal(pyro.param("m_" + name, torch.tensor(0.0)), 0.5))


svi = SVI(treated, by_hand, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.tensor(1.0))
