"""Learning rate scheduler around torch's optimiser, stepped once an epoch."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import ExponentialLR, PyroLRScheduler


def model(x):
    mu = pyro.sample("mu", dist.Normal(0, 1))
    with pyro.plate("x_plate", len(x)):
        pyro.sample("x", dist.Normal(mu, 1), obs=x)


def guide(x):
    mu_q = pyro.param("mu_q", torch.randn(()))
    pyro.sample("mu", dist.Normal(mu_q, torch.tensor(0.5)))


scheduler = ExponentialLR({"optimizer": torch.optim.Adam, "optim_args": {"lr": 0.01}, "gamma": 0.9})
assert isinstance(scheduler, PyroLRScheduler)
svi = SVI(model, guide, scheduler, loss=Trace_ELBO())
for epoch in range(2):
    for minibatch in torch.randn(3, 5):
        svi.step(minibatch)
    scheduler.step()
