"""A factor has a dim between its plates: nothing minds without enumeration, under it every dim must have a name."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(scores):
    z = pyro.sample("z", dist.Bernoulli(0.5))
    with pyro.plate("rows", 2, dim=-3), pyro.plate("columns", 3, dim=-1):
        pyro.factor("fit", scores + z)  # error: PYR203


def guide(scores):
    pass


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=3)).step(torch.zeros(3, 3))
