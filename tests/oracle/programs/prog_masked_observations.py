"""obs_mask: the missing readings become a site of their own, which the guide provides by name."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

y = torch.tensor([0.3, 0.0, 1.2, 0.0])
seen = torch.tensor([True, False, True, False])


def model(y, seen):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("stations", len(y)):
        pyro.sample("reading", dist.Normal(mu, 1.0), obs=y, obs_mask=seen)


def guide(y, seen):
    pyro.sample("mu", dist.Normal(pyro.param("mu_q", torch.tensor(0.0)), 0.1))
    fill = pyro.param("fill", torch.zeros(len(y)))
    with pyro.plate("stations", len(y)):
        pyro.sample("reading_unobserved", dist.Normal(fill, 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(y, seen)
