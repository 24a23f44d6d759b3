import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.optim import Adam


def raw(x):
    p = pyro.param("p", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    with pyro.plate("n", len(x)):
        k = pyro.sample("k", dist.Bernoulli(p))
        pyro.sample("x", dist.Normal(k, 1.0), obs=x)


def enumerate_k(site):
    return {"enumerate": "parallel"} if site["name"] == "K" else {}


model = poutine.infer_config(raw, config_fn=enumerate_k)
elbo = TraceEnum_ELBO(max_plate_nesting=1)  # error: PYR402
svi = SVI(model, lambda x: None, Adam({"lr": 0.1}), elbo)  # error: PYR301
svi.step(torch.zeros(3))
