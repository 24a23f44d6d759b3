"""A scale of two numbers stands in the dim of the enumerated values: the site counts as one that depends on them."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.optim import Adam


def model(seen):
    pyro.sample("z", dist.Bernoulli(0.5), infer={"enumerate": "parallel"})
    with poutine.scale(scale=torch.tensor([1.0, 2.0])):
        pyro.sample("y", dist.Normal(0.0, 1.0), obs=seen)  # error: PYR407


def guide(seen):
    pass


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.tensor(0.3))
