# also: PYR306 the first of both raises
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import SplitReparam
from pyro.optim import Adam


@poutine.reparam(config={"x": SplitReparam([2, 4], -1)})
def model(y):
    x = pyro.sample("x", dist.Normal(torch.zeros(6), 1.0).to_event(1))
    pyro.sample("y", dist.Normal(x, 1.0).to_event(1), obs=y)


def guide(y):
    pyro.sample("x_split_0", dist.Normal(pyro.param("low", torch.zeros(4)), 1.0).to_event(1))  # error: PYR306
    pyro.sample("x_split_1", dist.Normal(pyro.param("high", torch.zeros(2)), 1.0).to_event(1))  # error: PYR306


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(6))
