import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.optim import Adam


def model(x):
    k = pyro.sample("k", dist.Bernoulli(0.5), infer={"enumerate": "parallel"})
    with poutine.scale(scale=0.1):
        # The guide samples "z", whose density here depends on the enumerated "k".
        z = pyro.sample("z", dist.Normal(k, 1.0))  # error: PYR407
    pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.tensor(0.5))
