import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    log_s = pyro.param("s", torch.tensor(0.0))
    s = pyro.deterministic("s", log_s.exp())  # error: PYR102
    pyro.sample("x", dist.Normal(0.0, s), obs=x)


def guide(x):
    pass


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.0))
