"""Only the treatment is conditioned on; the outcome stays latent and the guide does not know it."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def causal_model(n=6):
    u = pyro.sample("u", dist.Normal(0.0, 1.0))
    with pyro.plate("n", n):
        t = pyro.sample("t", dist.Normal(u, 1.0))
        return pyro.sample("y", dist.Normal(t + u, 0.5))


def guide(n=6):  # error: PYR301
    pyro.sample("u", dist.Normal(pyro.param("u_loc", torch.tensor(0.0)), 0.3))


data = {"t": torch.randn(6), "y": torch.randn(6)}
observed_names = ["t"]
conditioned = pyro.condition(causal_model, data={k: v for k, v in data.items() if k in observed_names})
SVI(conditioned, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step()
