import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    rows = pyro.plate("rows", len(x))
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with rows:
        z = pyro.sample("z", dist.Normal(mu, 1.0))
    w = z * 2
    with rows:
        pyro.sample("x", dist.Normal(w, 1.0), obs=x)


def guide(x):
    with pyro.plate("rows", len(x)) as idx:
        pyro.sample("z", dist.Normal(pyro.param("zl", torch.zeros(3))[idx], 1.0))
    pyro.sample("mu", dist.Normal(pyro.param("ml", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.ones(3))
