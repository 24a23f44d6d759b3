"""deterministic without event_dim takes every dim as an event; inside the plate event_dim=0 is right."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, y):
    slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
    pyro.deterministic("line", slope * x)
    with pyro.plate("data", len(x)):
        mean = pyro.deterministic("mean", slope * x, event_dim=0)
        pyro.sample("y", dist.Normal(mean, 1.0), obs=y)


def guide(x, y):
    pyro.sample("slope", dist.Normal(pyro.param("s", torch.tensor(0.0)), 0.1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.arange(5.0), torch.zeros(5))
