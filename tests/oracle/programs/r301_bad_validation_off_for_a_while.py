# silent: PYR301 validation is off around the only step, so nothing is compared
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(loc + slope, 1.0), obs=x)


def guide(x):  # error: PYR301
    pyro.sample("loc", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO())
with pyro.validation_enabled(False):
    svi.step(torch.tensor(1.0))
