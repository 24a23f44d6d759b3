"""A batch without a plate: the dim that it takes is the one in which the site's own values are laid out."""
# shows: PYR203 Enumeration dim conflict
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.optim import Adam


def model():
    pyro.sample("x", dist.Bernoulli(torch.tensor([0.3, 0.6])), infer={"enumerate": "parallel"})  # error: PYR203


def guide():
    pass


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step()
