import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def joint(y):
    nuisance = pyro.sample("nuisance", dist.Normal(0.0, 1.0))
    z = pyro.sample("z", dist.Normal(nuisance, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    pyro.sample("nuisance", dist.Normal(pyro.param("n", torch.tensor(0.0)), 1.0))
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


trace = poutine.trace(joint).get_trace(torch.tensor(0.0))
SVI(poutine.replay(joint, trace=trace), guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(1.0))
