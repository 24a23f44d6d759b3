"""Members of a string enum serve as names: equal to the plain string of their value."""
import enum
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Site(str, enum.Enum):
    MU = "mu"
    SD = "sd"


def model(y):
    mu = pyro.sample(Site.MU.value, dist.Normal(0.0, 1.0))
    sd = pyro.sample(Site("sd").value, dist.LogNormal(0.0, 1.0))
    pyro.sample("y", dist.Normal(mu, sd), obs=y)


def guide(y):
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))
    pyro.sample(Site["SD"].value, dist.Delta(pyro.param("s", torch.tensor(1.0))))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
