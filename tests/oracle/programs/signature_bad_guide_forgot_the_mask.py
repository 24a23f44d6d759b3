"""The model got a mask, the guide did not."""
# shows: PYR312 takes 1 positional argument but 2 were given
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(series, mask):
    level = pyro.sample("level", dist.Normal(0.0, 5.0))
    with pyro.plate("time", series.shape[0]), pyro.poutine.mask(mask=mask):
        pyro.sample("obs", dist.Normal(level, 1.0), obs=series)


def guide(series):  # error: PYR312
    pyro.sample("level", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 0.5))


svi = SVI(model, guide, Adam({"lr": 0.01}), loss=Trace_ELBO())
for epoch in range(3):
    svi.step(torch.ones(4), torch.tensor([True, True, False, True]))
