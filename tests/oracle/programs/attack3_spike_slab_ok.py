"""Spike and slab: Bernoulli inclusion is enumerated in the guide."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO


def model(x, y):
    with pyro.plate("features", 3):
        use = pyro.sample("use", dist.Bernoulli(0.5), infer={"enumerate": "sequential"})
        w = pyro.sample("w", dist.Normal(0.0, 1.0))
    mean = x @ (use * w)
    with pyro.plate("data", len(x)):
        pyro.sample("y", dist.Normal(mean, 1.0), obs=y)


def guide(x, y):
    with pyro.plate("features", 3):
        p = pyro.param("p", torch.full((3,), 0.5), constraint=dist.constraints.unit_interval)
        pyro.sample("use", dist.Bernoulli(p))
        pyro.sample("w", dist.Normal(pyro.param("m", torch.zeros(3)), 0.1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO())  # error: PYR402
svi.step(torch.randn(6, 3), torch.randn(6))
