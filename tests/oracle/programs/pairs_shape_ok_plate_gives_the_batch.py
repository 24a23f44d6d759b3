"""A scalar parameter in the guide's plate, a full tensor in the model's."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO


def model(y):
    n = len(y)
    with pyro.plate("rows", n):
        a = pyro.sample("a", dist.Normal(torch.zeros(n), torch.ones(n)))
        pyro.sample("y", dist.Normal(a, 1.0), obs=y)


def guide(y):
    loc = pyro.param("loc", torch.tensor(0.0))
    with pyro.plate("rows", y.shape[0]):
        pyro.sample("a", dist.Normal(loc, 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(torch.zeros(4))
