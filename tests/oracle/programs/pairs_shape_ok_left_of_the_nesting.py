"""With max_plate_nesting=0 batch dims are free to differ."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    z = pyro.sample("z", dist.Normal(torch.zeros(3), 1.0))
    pyro.sample("x", dist.Normal(z.sum(), 1.0), obs=x)


def guide(x):
    pyro.sample("z", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO(max_plate_nesting=0))
for _ in range(3):
    svi.step(torch.tensor(0.0))
