import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceGraph_ELBO


def model():
    a = pyro.sample("a", dist.Normal(0.0, 1.0))  # error: PYR303
    b = pyro.sample("b", dist.Normal(a, 1.0))
    pyro.sample("c", dist.Normal(b, 1.0), obs=torch.tensor(0.5))


def family():
    pyro.sample("a", dist.Normal(pyro.param("al", torch.tensor(0.0)), 1.0))
    pyro.sample("b", dist.Normal(pyro.param("bl", torch.tensor(0.0)), 1.0))


guide = poutine.infer_config(family, lambda site: {"is_auxiliary": True} if site["name"] == "a" else {})
SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), TraceGraph_ELBO()).step()
