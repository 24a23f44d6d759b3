"""to_event(1) of an n by d matrix leaves n; the matrix was transposed and leaves d."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def encode(x):
    return torch.cat([x, x * 2], dim=1).t()


def model(x):
    with pyro.plate("n", x.size(0)):
        z = pyro.sample("z", dist.Normal(torch.zeros(x.size(0), 4), 1.0).to_event(1))
        pyro.sample("x", dist.Normal(z[:, :2], 1.0).to_event(1), obs=x)


def guide(x):
    loc = encode(x)
    with pyro.plate("n", x.size(0)):
        pyro.sample("z", dist.Normal(loc, 0.1).to_event(1))  # error: PYR205


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.randn(3, 2))
