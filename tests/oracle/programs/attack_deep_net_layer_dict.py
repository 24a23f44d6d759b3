"""A Bayesian net by hand: weights in a dictionary by layer, sizes zipped, guide off by the last bias."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

SIZES = [2, 3, 1]


def layers():
    for i, (n_in, n_out) in enumerate(zip(SIZES[:-1], SIZES[1:]), start=1):
        yield i, n_in, n_out


def model(x, y):
    h = x
    for i, n_in, n_out in layers():
        W = pyro.sample(f"W{i}", dist.Normal(torch.zeros(n_in, n_out), 1.0).to_event(2))
        b = pyro.sample(f"b{i}", dist.Normal(torch.zeros(n_out), 1.0).to_event(1))
        h = torch.tanh(h @ W + b)
    with pyro.plate("rows", len(x)):
        pyro.sample("y", dist.Normal(h.squeeze(-1), 0.1), obs=y)


def guide(x, y):  # error: PYR301
    for i, n_in, n_out in layers():
        W = pyro.param(f"W{i}_loc", torch.zeros(n_in, n_out))
        pyro.sample(f"W{i}", dist.Normal(W, 0.1).to_event(2))
        if i < len(SIZES) - 1:
            pyro.sample(f"b{i}", dist.Normal(pyro.param(f"b{i}_loc", torch.zeros(n_out)), 0.1).to_event(1))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.randn(4, 2), torch.randn(4))
