import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.optim import Adam


def raw(x):
    k = pyro.sample("k", dist.Bernoulli(0.5), infer={"enumerate": "parallel"})
    j = pyro.sample("j", dist.Bernoulli(0.5), infer={"enumerate": "parallel"})
    pyro.sample("x", dist.Normal(k + j, 1.0), obs=x)


model = poutine.infer_config(raw, config_fn=lambda site: {"enumerate": None} if site["name"] == "k" else {})
svi = SVI(model, lambda x: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0))  # error: PYR301
svi.step(torch.tensor(0.0))
