import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import LocScaleReparam
from pyro.optim import Adam


@poutine.reparam(config={"w": LocScaleReparam(centered=0.0)})
def model(y):
    w = pyro.sample("w", dist.Normal(torch.zeros(3), 2.0).to_event(1))
    pyro.sample("y", dist.Normal(w.sum(-1), 1.0), obs=y)


def guide(y):
    pyro.sample("w_decentered", dist.Normal(pyro.param("loc", torch.zeros(3)), 1.0).to_event(1))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(1.0))
