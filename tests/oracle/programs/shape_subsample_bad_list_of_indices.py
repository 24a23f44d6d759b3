"""A list of indices, and subsample_size left over from before."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO
from pyro.infer.autoguide import AutoDelta


def model(x):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    chosen = [0, 3, 5]
    with pyro.plate("n", size=x.numel(), subsample_size=2, subsample=chosen, dim=-1):  # error: PYR206
        pyro.sample("x", dist.Normal(mu, 1.0), obs=x[chosen])


guide = AutoDelta(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceGraph_ELBO())
for _ in range(3):
    svi.step(torch.randn(8))
