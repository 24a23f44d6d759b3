import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(x):
    means = pyro.param("means", torch.randn(3, 3))
    row = pyro.sample("row", dist.Categorical(torch.ones(3)))
    column = pyro.sample("column", dist.Categorical(torch.ones(3)))
    # The guide draws the row: only the second index is enumerated.
    pyro.sample("x", dist.Normal(means[row][column], 1.0), obs=x)


def guide(x):
    pyro.sample("row", dist.Categorical(logits=pyro.param("r", torch.zeros(3))))


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.tensor(0.1))
