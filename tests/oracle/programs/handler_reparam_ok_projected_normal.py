import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import ProjectedNormalReparam
from pyro.optim import Adam


@poutine.reparam(config={"direction": ProjectedNormalReparam()})
def model(y):
    direction = pyro.sample("direction", dist.ProjectedNormal(torch.ones(2)))
    pyro.sample("y", dist.Normal(direction[..., 0], 1.0), obs=y)


def guide(y):
    loc = pyro.param("loc", torch.ones(2))
    pyro.sample("direction_normal", dist.Normal(loc, 1.0).to_event(1))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
