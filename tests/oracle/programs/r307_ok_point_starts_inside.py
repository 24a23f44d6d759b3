"""An unconstrained parameter that starts inside; nothing is said of where it may go."""
import torch
import pyro
import pyro.distributions as dist
from pyro.distributions import constraints
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(data):
    rate = pyro.sample("rate", dist.Gamma(2.0, 1.0))
    with pyro.plate("data", len(data)):
        pyro.sample("obs", dist.Normal(rate, 1.0), obs=data)


def guide(data):
    pyro.sample("rate", dist.Delta(pyro.param("rate_map", torch.tensor(1.0))))


svi = SVI(model, guide, Adam({"lr": 0.05}), Trace_ELBO())
for step in range(3):
    svi.step(torch.tensor([0.5, 1.0, 2.0]))
