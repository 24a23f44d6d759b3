# silent: PYR308 the noise of the guide never leaves the sphere
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import ProjectedNormalReparam
from pyro.optim import Adam


@poutine.reparam(config={"way": ProjectedNormalReparam()})
def model(y):
    way = pyro.sample("way", dist.ProjectedNormal(torch.ones(3)))
    pyro.sample("y", dist.Normal(way[0], 1.0), obs=y)


def guide(y):
    pyro.sample("way_normal", dist.ProjectedNormal(pyro.param("m", torch.ones(3))))  # error: PYR308


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
