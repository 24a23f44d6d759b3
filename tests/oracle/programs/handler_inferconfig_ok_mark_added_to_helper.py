import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.optim import Adam


def coin(name):
    return pyro.sample(name, dist.Bernoulli(0.5))


def model(x):
    with poutine.infer_config(config_fn=lambda site: {"enumerate": "parallel"}):
        a = coin("a")
        b = coin("b")
    loc = pyro.param("loc", torch.tensor(0.1))
    pyro.sample("x", dist.Normal(a + b + loc, 1.0), obs=x)


SVI(model, lambda x: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.tensor(0.2))
