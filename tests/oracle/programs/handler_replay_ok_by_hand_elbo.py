import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI
from pyro.optim import Adam


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


def own_loss(model, guide, y):
    guide_trace = poutine.trace(guide).get_trace(y)
    model_trace = poutine.trace(poutine.replay(model, trace=guide_trace)).get_trace(y)
    return guide_trace.log_prob_sum() - model_trace.log_prob_sum()


SVI(model, guide, Adam({"lr": 0.1}), loss=own_loss).step(torch.tensor(1.0))
