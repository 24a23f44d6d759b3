import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import SplitReparam
from pyro.optim import Adam


@poutine.reparam(config={"w": SplitReparam([2, 3], -1)})
def model(y):
    w = pyro.sample("w", dist.Normal(torch.zeros(5), 1.0).to_event(1))
    pyro.sample("y", dist.Normal(w.sum(-1), 1.0), obs=y)


def guide(y):
    pyro.sample("w_split_0", dist.Normal(pyro.param("a", torch.zeros(2)), 1.0).to_event(1))
    pyro.sample("w_split_1", dist.Normal(pyro.param("b", torch.zeros(3)), 1.0).to_event(1))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
