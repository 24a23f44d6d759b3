import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(counts):
    rate = pyro.sample("rate", dist.Gamma(2.0, 1.0))
    with pyro.plate("days", len(counts)):
        pyro.sample("counts", dist.Poisson(rate), obs=counts)


def guide(counts):  # error: PYR301
    shape = pyro.param("shape", torch.tensor(2.0), constraint=dist.constraints.positive)
    pyro.sample("Rate", dist.Gamma(shape, 1.0))  # error: PYR302


svi = SVI(model, guide, Adam({"lr": 0.01}), loss=Trace_ELBO())
for epoch in range(2):
    svi.step(torch.tensor([3.0, 1.0, 4.0]))
