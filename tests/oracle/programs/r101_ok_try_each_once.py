import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO


def model(kind):
    match_table = {
        "normal": lambda: pyro.sample("noise", dist.Normal(0.0, 1.0)),
        "laplace": lambda: pyro.sample("noise", dist.Laplace(0.0, 1.0)),
    }
    noise = match_table[kind]()
    pyro.sample("y", dist.Normal(noise, 1.0), obs=torch.tensor(0.0))


def guide(kind):
    pyro.sample("noise", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))


for kind in ("normal", "laplace"):
    Trace_ELBO().loss(model, guide, kind)
