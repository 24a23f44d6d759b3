"""to_event takes the dimension count of a parameter on both sides; a matrix, a vector, a scalar."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

SHAPES = {"matrix": (2, 3), "vector": (3,), "scalar": ()}


def model(y):
    for name, shape in SHAPES.items():
        pyro.sample(name, dist.Normal(torch.zeros(shape), 1.0).to_event(len(shape)))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):
    for name, shape in SHAPES.items():
        loc = pyro.param(name + "_loc", torch.zeros(shape))
        pyro.sample(name, dist.Normal(loc, 1.0).to_event(loc.dim()))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
