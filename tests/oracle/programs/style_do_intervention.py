"""do() fixes the value that is used downstream; the site itself stays a latent of its own, which the guide must cover."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def causal(y):
    u = pyro.sample("u", dist.Normal(0.0, 1.0))
    t = pyro.sample("t", dist.Normal(u, 1.0))
    e = pyro.sample("e", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(u + 2 * t + e, 1.0), obs=y)


treated = pyro.do(causal, data={"t": torch.tensor(1.0)})
guide = AutoNormal(treated)


def by_hand(y):
    for name in ["u", "t", "e"]:
        pyro.sample(name, dist.Normal(pyro.param("m_" + name, torch.tensor(0.0)), 0.5))


for g in (guide, by_hand):
    svi = SVI(treated, g, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    svi.step(torch.tensor(1.0))
