import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import ConjugateReparam
from pyro.optim import Adam


def joint(count):
    prob = pyro.sample("prob", dist.Beta(0.5, 1.5))
    pyro.sample("count", dist.Binomial(10, prob), obs=count)


model = poutine.reparam(joint, {"prob": ConjugateReparam(lambda count: dist.Beta(1.0 + count, 11.0 - count))})


def guide(count):
    pass


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(2.0))
