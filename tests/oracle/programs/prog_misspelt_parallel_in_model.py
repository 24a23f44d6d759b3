"""A typing error in the infer dict of the model: the site is not summed out, and so the guide lacks it."""
# silent: PYR412 Pyro does not know the word and leaves the site to be drawn from its prior
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO


def model(x):
    locs = pyro.param("locs", torch.tensor([-1.0, 1.0]))
    with pyro.plate("n", len(x)):
        z = pyro.sample("z", dist.Categorical(torch.ones(2) / 2), infer=dict(enumerate="paralell"))  # error: PYR412
        pyro.sample("x", dist.Normal(locs[z], 1.0), obs=x)


def guide(x):  # error: PYR301
    pass


pyro.set_rng_seed(0)
SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=1)).step(torch.tensor([0.5, -0.5]))
