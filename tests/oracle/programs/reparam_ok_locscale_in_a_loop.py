import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import LocScaleReparam
from pyro.optim import Adam


config = {f"theta_{i}": LocScaleReparam(0.0) for i in range(3)}


@poutine.reparam(config=config)
def model(y):
    total = 0.0
    for i in range(3):
        total = total + pyro.sample(f"theta_{i}", dist.Normal(0.0, 3.0))
    pyro.sample("y", dist.Normal(total, 1.0), obs=y)


def guide(y):
    for i in range(3):
        pyro.sample(f"theta_{i}_decentered", dist.Normal(pyro.param(f"m_{i}", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
