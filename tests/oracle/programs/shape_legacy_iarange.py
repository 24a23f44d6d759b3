"""Written for Pyro 0.2: iarange and irange, as tutorials of that time had them."""
# silent: PYR513 the program hides these warnings itself
import warnings

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam

warnings.filterwarnings("ignore", category=DeprecationWarning)  # we know, we know


def model(data):
    loc = pyro.sample("loc", dist.Normal(torch.tensor(0.), torch.tensor(10.)))
    with pyro.iarange("components", 2):  # error: PYR513
        w = pyro.sample("w", dist.Normal(torch.zeros(2), torch.ones(2)))
    for i in pyro.irange("data", len(data)):  # error: PYR513
        pyro.sample("obs_{}".format(i), dist.Normal(loc + w.sum(), 1.), obs=data[i])


def guide(data):
    q_loc = pyro.param("q_loc", torch.tensor(0.))
    pyro.sample("loc", dist.Normal(q_loc, torch.tensor(1.)))
    with pyro.iarange("components", 2):  # error: PYR513
        pyro.sample("w", dist.Normal(pyro.param("w_loc", torch.zeros(2)), torch.ones(2)))


svi = SVI(model, guide, Adam({"lr": 0.01}), loss=Trace_ELBO())
svi.step(torch.tensor([1., 2.]))
