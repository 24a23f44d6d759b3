"""The step names an argument that neither side knows."""
# shows: PYR312 got an unexpected keyword argument 'Y'
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(x, y=None):
    slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
    with pyro.plate("rows", len(x)):
        pyro.sample("y", dist.Normal(slope * x, 1.0), obs=y)


def guide(x, y=None):
    pyro.sample("slope", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 0.1))


elbo = Trace_ELBO()
loss = elbo.differentiable_loss(model, guide, torch.ones(3), Y=torch.ones(3))  # error: PYR312
