"""Both sides halve the size in their own way."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

SIZE = 6


def model(x):
    z = pyro.sample("z", dist.Normal(0.0, 1.0).expand([SIZE // 2]).to_event(1))
    w = pyro.sample("w", dist.Normal(torch.zeros(SIZE)[::2], 1.0).to_event(1))
    pyro.sample("x", dist.Normal(z.sum() + w.sum(), 1.0), obs=x)


def guide(x):
    first, second = pyro.param("loc", torch.zeros(SIZE)).chunk(2)
    pyro.sample("z", dist.Normal(first, 1.0).to_event(1))
    pyro.sample("w", dist.Normal(second.view(-1), 1.0).to_event(1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor(0.0))
