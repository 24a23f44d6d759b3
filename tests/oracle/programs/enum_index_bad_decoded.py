# shows: PYR419 Error while packing tensors
# no pair: infer_discrete takes a model alone
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import config_enumerate, infer_discrete


@config_enumerate
def model(x):
    means = torch.arange(9.0).reshape(3, 3)
    row = pyro.sample("row", dist.Categorical(torch.ones(3)))
    column = pyro.sample("column", dist.Categorical(torch.ones(3)))
    pyro.sample("x", dist.Normal(means[row][column], 1.0), obs=x)  # error: PYR419


infer_discrete(model, first_available_dim=-1)(torch.tensor(0.1))
