import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO

y = torch.tensor([1.0, 2.0, 0.0])
seen = torch.tensor([True, True, False])


def model():
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("n", 3):
        pyro.sample("y", dist.Normal(mu, 1.0), obs=y, obs_mask=seen)


def guide():
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))
    with pyro.plate("n", 3):
        pyro.sample("y_unobserved", dist.Normal(pyro.param("fill", torch.zeros(3)), 1.0))


print(Trace_ELBO().loss(model, guide))
