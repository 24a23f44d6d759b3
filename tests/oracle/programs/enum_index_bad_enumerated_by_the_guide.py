# shows: PYR419 Error while packing tensors
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


def model(x):
    means = pyro.param("means", torch.randn(3, 3))
    row = pyro.sample("row", dist.Categorical(torch.ones(3)))
    column = pyro.sample("column", dist.Categorical(torch.ones(3)))
    pyro.sample("x", dist.Normal(means[row][column], 1.0), obs=x)  # error: PYR419


@config_enumerate
def guide(x):
    pyro.sample("row", dist.Categorical(logits=pyro.param("r", torch.zeros(3))))
    pyro.sample("column", dist.Categorical(logits=pyro.param("c", torch.zeros(3))))


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.tensor(0.1))
