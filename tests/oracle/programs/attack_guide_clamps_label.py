# silent: PYR501 nothing keeps the parameter in the constraint, and these few steps do not carry it out
"""The guide clamps the latent label when labels come, and the model does not observe it."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, labels=None):
    with pyro.plate("n", len(x)):
        k = pyro.sample("k", dist.Bernoulli(0.5))
        pyro.sample("x", dist.Normal(k, 1.0), obs=x)


def guide(x, labels=None):
    p = pyro.param("p", torch.tensor(0.4))  # error: PYR501
    with pyro.plate("n", len(x)):
        pyro.sample("k", dist.Bernoulli(p), obs=labels)  # error: PYR309


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.randn(3))
svi.step(torch.randn(3), labels=torch.ones(3))
