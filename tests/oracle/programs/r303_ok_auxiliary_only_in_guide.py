import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(x):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    u = pyro.sample("z_aux", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0), infer={"is_auxiliary": True})
    pyro.sample("z", dist.Delta(u))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(1.0))
