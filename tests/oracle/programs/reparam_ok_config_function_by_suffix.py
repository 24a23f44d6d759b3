import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import GumbelSoftmaxReparam, LocScaleReparam
from pyro.optim import Adam


def choose(site):
    if site["is_observed"]:
        return None
    if site["name"].endswith("_kind"):
        return GumbelSoftmaxReparam()
    if site["name"] in ("loc", "scale"):
        return LocScaleReparam(centered=0.25)


@poutine.reparam(config=choose)
def model(y):
    loc = pyro.sample("loc", dist.Laplace(0.0, 1.0))
    kind = pyro.sample("a_kind", dist.RelaxedOneHotCategorical(torch.tensor(0.5), probs=torch.ones(3)))
    pyro.sample("y", dist.Normal(loc + kind[0], 1.0), obs=y)


def guide(y):
    a = pyro.param("a", torch.ones(3), constraint=dist.constraints.positive)
    pyro.sample("a_kind_uniform", dist.Beta(a, 1.0).to_event(1))
    pyro.sample("loc_decentered", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
