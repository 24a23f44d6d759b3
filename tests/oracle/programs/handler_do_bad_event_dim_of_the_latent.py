import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def joint(y):
    x = pyro.sample("x", dist.Normal(torch.zeros(2), 1.0).to_event(1))
    pyro.sample("y", dist.Normal(x.sum(-1), 1.0), obs=y)


def guide(y):
    # The intervened site is still a latent of the model, with its own event dim.
    pyro.sample("x", dist.Normal(pyro.param("x_loc", torch.tensor(0.0)), 1.0))  # error: PYR305


model = poutine.do(joint, data={"x": torch.ones(2)})
SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(1.0))
