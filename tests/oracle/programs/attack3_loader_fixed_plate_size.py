"""The plate has the size of full batches, the last batch is smaller."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch.utils.data import DataLoader, TensorDataset

BATCH = 4


def model(x):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    with pyro.plate("rows", BATCH):
        pyro.sample("x", dist.Normal(loc, 1.0), obs=x)  # error: PYR213


def guide(x):
    pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 0.1))


loader = DataLoader(TensorDataset(torch.randn(10)), batch_size=BATCH)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for (batch,) in loader:
    svi.step(batch)
