import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam

OBSERVED = {"y_0": torch.tensor(0.1), "y_2": torch.tensor(0.4)}


def joint():
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    for i in range(3):
        pyro.sample(f"y_{i}", dist.Normal(z, 1.0))


def guide():
    z = pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))
    pyro.sample("y_1", dist.Normal(z, 1.0))


SVI(poutine.condition(joint, data=OBSERVED), guide, Adam({"lr": 0.1}), Trace_ELBO()).step()
