import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.optim import Adam


def raw(x):
    k = pyro.sample("k", dist.Bernoulli(0.5))  # error: PYR403
    pyro.sample("x", dist.Normal(k, 1.0), obs=x)


model = poutine.infer_config(raw, config_fn=lambda site: {"enumerate": "sequential"})
SVI(model, lambda x: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.tensor(0.0))
