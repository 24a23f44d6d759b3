import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import GumbelSoftmaxReparam
from pyro.optim import Adam


@poutine.reparam(config={"kind": GumbelSoftmaxReparam()})
def model(y):
    kind = pyro.sample("kind", dist.RelaxedOneHotCategorical(torch.tensor(0.5), probs=torch.ones(3)))
    pyro.sample("y", dist.Normal(kind[0], 1.0), obs=y)


def guide(y):
    a = pyro.param("a", torch.ones(3), constraint=dist.constraints.positive)
    pyro.sample("kind_uniform", dist.Beta(a, 1.0))  # error: PYR305


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
