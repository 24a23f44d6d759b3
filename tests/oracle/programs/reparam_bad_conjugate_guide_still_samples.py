import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import ConjugateReparam
from pyro.optim import Adam


@poutine.reparam(config={"prob": ConjugateReparam(dist.Beta(3.0, 9.0))})
def model(count):
    prob = pyro.sample("prob", dist.Beta(0.5, 1.5))
    pyro.sample("count", dist.Binomial(10, prob), obs=count)


def guide(count):
    a = pyro.param("a", torch.tensor(1.0), constraint=dist.constraints.positive)
    pyro.sample("prob", dist.Beta(a, 1.0))  # error: PYR302


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(2.0))
