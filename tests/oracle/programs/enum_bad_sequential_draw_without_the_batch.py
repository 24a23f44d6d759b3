"""The guide goes through its values one by one, without the batch that the model's distribution has."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(seen):
    x = pyro.sample("x", dist.Bernoulli(torch.full((2,), 0.5)))  # error: PYR203
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=seen)


def guide(seen):
    pyro.sample("x", dist.Bernoulli(0.5), infer={"enumerate": "sequential"})


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.tensor(0.3))
