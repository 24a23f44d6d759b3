"""Dictionary order in the model, alphabetical order in the guide."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO

PRIORS = {"weight": dist.Normal(0.0, 1.0), "bias": dist.Normal(0.0, 10.0), "noise": dist.LogNormal(0.0, 1.0)}


def model(x):
    v = {name: pyro.sample(name, prior) for name, prior in PRIORS.items()}
    pyro.sample("x", dist.Normal(v["weight"] + v["bias"], v["noise"]), obs=x)


def guide(x):
    for name in sorted(PRIORS):
        loc = pyro.param(f"{name}_loc", torch.tensor(0.0))
        family = dist.LogNormal if name == "noise" else dist.Normal
        pyro.sample(name, family(loc, 0.1))  # error: PYR311


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(torch.tensor(0.0))
