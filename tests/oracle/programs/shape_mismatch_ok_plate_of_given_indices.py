"""The plate takes the caller's indices; its length is theirs."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, batch):
    with pyro.plate("n", len(x), subsample=batch) as i:
        z = pyro.sample("z", dist.Normal(torch.zeros(len(batch)), 1.0))
        pyro.sample("x", dist.Normal(z, 1.0), obs=x[i])


def guide(x, batch):
    locs = pyro.param("locs", torch.zeros(len(x)))
    with pyro.plate("n", len(x), subsample=batch) as i:
        pyro.sample("z", dist.Normal(locs[i], 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for batch in torch.arange(10).split(4):
    svi.step(torch.zeros(10), batch)
