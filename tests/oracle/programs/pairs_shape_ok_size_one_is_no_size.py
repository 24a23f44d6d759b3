"""Leading dims of size one are as good as none."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    a = pyro.sample("a", dist.Normal(torch.zeros(1), 1.0))
    b = pyro.sample("b", dist.Normal(0.0, 1.0))
    c = pyro.sample("c", dist.Normal(torch.zeros(1, 3), 1.0).to_event(1))
    pyro.sample("x", dist.Normal((a + b + c).sum(), 1.0), obs=x)


def guide(x):
    loc = pyro.param("loc", torch.tensor(0.0))
    pyro.sample("a", dist.Normal(loc, 1.0))
    pyro.sample("b", dist.Normal(loc.reshape(1, 1), 1.0))
    pyro.sample("c", dist.Normal(loc.expand(3), 1.0).to_event(1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor(0.0))
