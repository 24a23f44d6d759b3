import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def generative():
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    s = pyro.sample("s", dist.Gamma(2.0, 2.0))
    return pyro.sample("x", dist.Normal(z, s))


model = pyro.condition(generative, data={"x": torch.tensor(1.0), "s": torch.tensor(0.7)})


def guide():
    return pyro.sample("z", dist.Normal(pyro.param("zl", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), loss=Trace_ELBO()).step()
