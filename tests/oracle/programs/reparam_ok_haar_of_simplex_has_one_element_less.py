import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import HaarReparam
from pyro.optim import Adam


@poutine.reparam(config={"shares": HaarReparam(dim=-1)})
def model(y):
    shares = pyro.sample("shares", dist.Dirichlet(torch.ones(4)))
    pyro.sample("y", dist.Categorical(shares), obs=y)


def guide(y):
    loc = pyro.param("loc", torch.zeros(3))
    pyro.sample("shares_haar", dist.Normal(loc, 1.0).to_event(1))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(1))
