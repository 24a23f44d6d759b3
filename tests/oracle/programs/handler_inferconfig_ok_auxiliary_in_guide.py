import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def raw(y):
    e = pyro.sample("noise_e", dist.Normal(0.0, 1.0))
    pyro.sample("z", dist.Delta(pyro.param("loc", torch.tensor(0.0)) + e))


guide = poutine.infer_config(raw, config_fn=lambda site: {"is_auxiliary": site["name"].startswith("noise")})
SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.5))
