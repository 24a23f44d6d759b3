"""The infer dictionary is merged from defaults; the misspelt kind sits in the defaults."""
# silent: PYR412 Pyro compares the kind with its own two words and passes over any other
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

DEFAULTS = {"enumerate": "paralel"}


def infer(**more):
    return {**DEFAULTS, **more}


def model(y):
    k = pyro.sample("k", dist.Bernoulli(0.5))
    pyro.sample("y", dist.Normal(k, 1.0), obs=y)


def guide(y):
    p = pyro.param("p", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    pyro.sample("k", dist.Bernoulli(p), infer=infer(is_auxiliary=False))  # error: PYR412


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())  # error: PYR401
svi.step(torch.tensor(1.0))
