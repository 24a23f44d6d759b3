import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO


def model(x, tight):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x, tight):
    loc = pyro.param("loc", torch.tensor(0.0))
    if tight:
        pyro.sample("z", dist.Normal(loc, 0.1))
    # forgot the else
    pyro.sample("z", dist.Normal(loc, 1.0))  # error: PYR101


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), TraceGraph_ELBO()).step(torch.tensor(0.0), True)
