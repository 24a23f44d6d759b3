import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.distributions import transforms
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import TransformReparam
from pyro.optim import Adam


@poutine.reparam(config={"shares": TransformReparam()})
def model(y):
    noise = dist.Normal(torch.zeros(3), 1.0).to_event(1)
    shares = pyro.sample("shares", dist.TransformedDistribution(noise, [transforms.StickBreakingTransform()]))
    pyro.sample("y", dist.Categorical(shares), obs=y)


def guide(y):
    pyro.sample("shares_base", dist.Normal(pyro.param("loc", torch.zeros(4)), 1.0).to_event(1))  # error: PYR306


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(1))
