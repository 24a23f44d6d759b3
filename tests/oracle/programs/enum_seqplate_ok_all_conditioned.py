import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.optim import Adam


def model():
    m = pyro.sample("m", dist.Normal(0.0, 1.0))
    for i in pyro.plate("rows", 2):
        pyro.sample(f"y_{i}", dist.Normal(m, 1.0))


data = {"y_0": torch.tensor(0.1), "y_1": torch.tensor(0.4)}
conditioned = poutine.condition(model, data=data)
SVI(conditioned, AutoNormal(conditioned), Adam({"lr": 0.1}), Trace_ELBO()).step()
