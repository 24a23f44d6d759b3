"""The guide's helper makes one plate a level, of i elements."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO

infer = {"is_auxiliary": True}


def level(i):
    return pyro.plate("level_{}".format(i), i)  # error: PYR210


def model(x):
    pyro.sample("x", dist.Normal(0.0, 1.0), obs=x)


def guide(x):
    for i in range(3):
        with level(i):
            pyro.sample("u_{}".format(i), dist.Normal(0.0, 1.0), infer=infer)


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceGraph_ELBO())
for _ in range(3):
    svi.step(torch.tensor(0.0))
