"""Default arguments carry the names; the guide is bound while the constant still had its old value."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

NAME = "theta"


def guide(y, name=NAME):  # error: PYR301
    pyro.sample(name, dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))  # error: PYR302


NAME = "theta_v2"


def model(y, name=NAME):
    theta = pyro.sample(name, dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(theta, 1.0), obs=y)


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
