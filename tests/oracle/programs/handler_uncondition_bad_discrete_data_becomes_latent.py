import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.optim import Adam


def joint(y):
    p = pyro.sample("p", dist.Beta(1.0, 1.0))
    with pyro.plate("n", len(y)):
        pyro.sample("y", dist.Bernoulli(p), obs=y)


free = poutine.uncondition(joint)
guide = AutoNormal(free)  # error: PYR413
SVI(free, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.ones(3))
