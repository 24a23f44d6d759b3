"""A table indexed by group only, inside the plates of group and row."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate


@config_enumerate
def model(y):
    p = pyro.param("p", torch.tensor([0.2, 0.5, 0.7]), constraint=dist.constraints.unit_interval)
    with pyro.plate("group", 3, dim=-2), pyro.plate("row", 4, dim=-1):
        k = pyro.sample("k", dist.Bernoulli(p))  # error: PYR205
        pyro.sample("y", dist.Normal(k * 2.0 - 1.0, 1.0), obs=y)


def guide(y):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3, 4))
