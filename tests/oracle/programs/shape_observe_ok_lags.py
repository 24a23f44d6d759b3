"""Both sides are cut alike."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(series):
    phi = pyro.sample("phi", dist.Uniform(-1.0, 1.0))
    with pyro.plate("t", len(series) - 1):
        pyro.sample("x", dist.Normal(phi * series[:-1], 1.0), obs=series[1:])
    pyro.sample("all", dist.Normal(phi * series[:-1], 1.0).to_event(1), obs=series[1:])


def guide(series):
    pyro.sample("phi", dist.Delta(pyro.param("p", torch.tensor(0.1), constraint=dist.constraints.interval(-1.0, 1.0))))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(8))
