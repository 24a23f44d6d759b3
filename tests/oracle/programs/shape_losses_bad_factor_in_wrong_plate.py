"""A vector of factors in a plate of another length."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    z = pyro.sample("z", dist.Normal(torch.zeros(4), 1.0).to_event(1))
    with pyro.plate("gaps", 4):
        pyro.factor("smooth", -((z[1:] - z[:-1]) ** 2))  # error: PYR205
    pyro.sample("x", dist.Normal(z, 1.0).to_event(1), obs=x)


def guide(x):
    pyro.sample("z", dist.Normal(pyro.param("m", torch.zeros(4)), 1.0).to_event(1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(4))
