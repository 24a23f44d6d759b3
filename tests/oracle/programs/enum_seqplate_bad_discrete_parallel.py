import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.infer.autoguide import AutoDiscreteParallel
from pyro.optim import Adam


def model(y):
    for i in pyro.plate("rows", 2):
        k = pyro.sample(f"k_{i}", dist.Categorical(torch.ones(3)))
        pyro.sample(f"y_{i}", dist.Normal(k.float(), 1.0), obs=y[i])


guide = AutoDiscreteParallel(model)  # error: PYR414
SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.zeros(2))
