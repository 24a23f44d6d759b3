import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.distributions import transforms
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import UnitJacobianReparam
from pyro.optim import Adam


@poutine.reparam(config={"x": UnitJacobianReparam(transforms.Permute(torch.tensor([2, 1, 0])))})
def model(y):
    x = pyro.sample("x", dist.Normal(torch.zeros(3), 1.0).to_event(1))
    pyro.sample("y", dist.Normal(x, 1.0).to_event(1), obs=y)


def guide(y):  # error: PYR301
    pyro.sample("x_permuted", dist.Normal(pyro.param("loc", torch.zeros(3)), 1.0).to_event(1))  # error: PYR302


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(3))
