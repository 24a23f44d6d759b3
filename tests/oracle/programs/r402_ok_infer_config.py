import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import TraceEnum_ELBO


def model(x):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    k = pyro.sample("k", dist.Bernoulli(0.5))
    pyro.sample("x", dist.Normal(z + k, 1.0), obs=x)


def sum_out(site):
    return {"enumerate": "parallel"} if site["name"] == "k" else {}


def guide(x):
    pyro.sample("z", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))


TraceEnum_ELBO(max_plate_nesting=0).loss(poutine.infer_config(model, sum_out), guide, torch.tensor(0.0))
