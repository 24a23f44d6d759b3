"""TraceMeanField_ELBO checks it too."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO


def model(x):
    k = pyro.sample("k", dist.Categorical(torch.ones(3) / 3))
    pyro.sample("x", dist.Normal(k.float(), 1.0), obs=x)


def guide(x):
    probs = pyro.param("probs", torch.ones(3) / 3, constraint=dist.constraints.simplex)
    pyro.sample("k", dist.Categorical(probs))  # error: PYR314


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(torch.tensor(0.0))
