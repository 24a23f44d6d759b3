import torch
import pyro
import pyro.distributions as dist
from pyro.distributions import transforms as T
from pyro.infer import SVI, Trace_ELBO

flow = T.affine_coupling(2, [4])


def model():
    z = pyro.sample("z", dist.Normal(torch.zeros(2), 1.0).to_event(1))
    pyro.sample("x", dist.Normal(z.prod(), 1.0), obs=torch.tensor(1.0))


def guide():
    pyro.module("flow", flow)
    base = dist.Normal(torch.zeros(2), torch.ones(2))
    pyro.sample("z", dist.TransformedDistribution(base, [flow]))


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step()
