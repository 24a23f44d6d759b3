"""A vector of factors inside its plate, a sum of them outside."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta


def model(x):
    z = pyro.sample("z", dist.Normal(torch.zeros(3), 1.0).to_event(1))
    with pyro.plate("gaps", 2):
        pyro.factor("smooth", -((z[1:] - z[:-1]) ** 2))
    pyro.factor("small", -z.pow(2).sum())
    pyro.sample("x", dist.Normal(z, 1.0).to_event(1), obs=x)


guide = AutoDelta(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))
