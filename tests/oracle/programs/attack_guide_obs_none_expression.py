# silent: PYR501 nothing keeps the parameter in the constraint, and these few steps do not carry it out
"""The guide's obs is an expression that is None in this run."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, labels=None):
    with pyro.plate("n", len(x)):
        k = pyro.sample("k", dist.Bernoulli(0.5), obs=labels if labels is not None else None)
        pyro.sample("x", dist.Normal(k, 1.0), obs=x)


def guide(x, labels=None, given=False):
    with pyro.plate("n", len(x)):
        pyro.sample("k", dist.Bernoulli(pyro.param("p", torch.tensor(0.4))), obs=x if given else None)  # error: PYR501


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.randn(3))
