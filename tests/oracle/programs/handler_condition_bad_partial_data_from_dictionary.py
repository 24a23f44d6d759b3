import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam

OBSERVED = {f"y_{i}": torch.tensor(0.1 * i) for i in range(2)}


def joint():
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    for i in range(3):
        pyro.sample(f"y_{i}", dist.Normal(z, 1.0))


def guide():  # error: PYR301
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


SVI(poutine.condition(joint, data=OBSERVED), guide, Adam({"lr": 0.1}), Trace_ELBO()).step()
