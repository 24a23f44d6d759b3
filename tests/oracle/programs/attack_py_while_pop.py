"""A work list is emptied by pop."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    todo = ["root", "left", "right"]
    value = torch.tensor(0.0)
    while todo:
        value = pyro.sample(todo.pop(), dist.Normal(value, 1.0))
    pyro.sample("y", dist.Normal(value, 1.0), obs=y)


def guide(y):
    queue = ["root", "left", "right"]
    while queue:
        name = queue.pop(0)
        pyro.sample(name, dist.Normal(pyro.param(name + "_q", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
