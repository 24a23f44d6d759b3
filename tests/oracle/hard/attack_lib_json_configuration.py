"""The priors come from a JSON text of the program."""
import json
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

CONFIG = json.loads('{"priors": {"mu": ["Normal", [0.0, 1.0]], "sd": ["HalfNormal", [1.0]]}}')


def model(y):
    draws = {}
    for name, (family, params) in CONFIG["priors"].items():
        draws[name] = pyro.sample(name, getattr(dist, family)(*params))
    pyro.sample("y", dist.Normal(draws["mu"], draws["sd"]), obs=y)


def guide(y):
    for name in CONFIG["priors"]:
        pyro.sample(name, dist.LogNormal(pyro.param(name + "_q", torch.tensor(0.0)), 0.1))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
