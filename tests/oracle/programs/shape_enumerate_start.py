"""enumerate(..., start=1) against a hand-kept counter."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

widths = [1.0, 2.0, 0.5]


def model(y):
    h = torch.tensor(0.0)
    for i, w in enumerate(widths, start=1):
        h = pyro.sample(f"layer{i}", dist.Normal(h, w))
    pyro.sample("y", dist.Normal(h, 1.0), obs=y)


def guide(y):
    i = 0
    for w in widths:
        i += 1
        pyro.sample("layer" + str(i), dist.Normal(pyro.param("m" + str(i), torch.tensor(0.0)), w))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
