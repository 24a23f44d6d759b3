"""The loop of the guide begins one later."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(x):
    for i in range(len(x)):
        pyro.sample(f"bit_{i}", dist.Normal(0.0, 1.0))
    pyro.sample("sum", dist.Normal(0.0, 1.0), obs=x.sum())


def guide(x):  # error: PYR301
    for i in range(1, len(x)):
        pyro.sample("bit_%d" % i, dist.Normal(0.0, 1.0))


bits = torch.zeros(int(torch.randint(3, 6, ()).item()))
SVI(model, guide, Adam({"lr": 0.01}), Trace_ELBO()).step(bits)
