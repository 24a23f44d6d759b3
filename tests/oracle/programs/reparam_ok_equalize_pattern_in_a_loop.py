import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def joint(data):
    for group in ["a", "b", "c"]:
        loc = pyro.sample(f"{group}_loc", dist.Normal(0.0, 1.0))
        scale = pyro.sample(f"{group}_scale", dist.LogNormal(0.0, 1.0))
        pyro.sample(f"{group}_y", dist.Normal(loc, scale), obs=data[group])


model = poutine.equalize(joint, ".+_scale")


def guide(data):
    for group in ["a", "b", "c"]:
        pyro.sample(f"{group}_loc", dist.Normal(pyro.param(f"{group}_m", torch.tensor(0.0)), 1.0))
    pyro.sample("a_scale", dist.LogNormal(pyro.param("s", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step({group: torch.tensor(0.3) for group in ["a", "b", "c"]})
