"""A relaxed Bernoulli is reparameterized."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO


def model(x):
    z = pyro.sample("z", dist.Uniform(0.0, 1.0))
    pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    logits = pyro.param("logits", torch.tensor(0.0))
    pyro.sample("z", dist.RelaxedBernoulli(torch.tensor(0.5), logits=logits))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(torch.tensor(0.0))
