"""A class with __enter__ and __exit__ that opens a plate; the guide's instance has another name."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Groups:
    def __init__(self, n, label="groups"):
        self.plate = pyro.plate(label, n)  # error: PYR304

    def __enter__(self):
        return self.plate.__enter__()

    def __exit__(self, *exc):
        return self.plate.__exit__(*exc)


def model(y):
    with Groups(len(y)):
        mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(mu, 1.0), obs=y)


def guide(y):
    with Groups(len(y), "group"):
        pyro.sample("mu", dist.Normal(pyro.param("loc", torch.zeros(3)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.zeros(3))
