"""A penalty added as a vector of factors, outside any plate."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    z = pyro.sample("z", dist.Normal(torch.zeros(3), 1.0).to_event(1))
    pyro.factor("smoothness", -((z[1:] - z[:-1]) ** 2))  # error: PYR203
    pyro.sample("x", dist.Normal(z, 1.0).to_event(1), obs=x)


def guide(x):
    pyro.sample("z", dist.Normal(pyro.param("m", torch.zeros(3)), 1.0).to_event(1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))
