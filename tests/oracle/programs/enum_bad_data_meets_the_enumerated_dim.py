"""Two data for one number: under enumeration the states stand in the dim where the second datum would be."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.optim import Adam


def model(data):
    means = torch.tensor([-1.0, 0.0, 1.0])
    z = pyro.sample("z", dist.Categorical(torch.ones(3) / 3), infer={"enumerate": "parallel"})
    pyro.sample("y", dist.Normal(means[z], 1.0), obs=data)  # error: PYR213


def guide(data):
    pass


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.zeros(2))
