"""The chain is sampled backwards."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO

T = 3


def model(x):
    z = torch.tensor(0.0)
    for t in range(T):
        z = pyro.sample(f"z_{t}", dist.Normal(z, 1.0))
        pyro.sample(f"x_{t}", dist.Normal(z, 1.0), obs=x[t])


def guide(x):
    loc = pyro.param("loc", torch.zeros(T))
    for t in reversed(range(T)):
        pyro.sample(f"z_{t}", dist.Normal(loc[t], 1.0))  # error: PYR311


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))
