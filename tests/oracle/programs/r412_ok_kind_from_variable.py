import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceEnum_ELBO

KINDS = ("par" + "allel", "sequential")


def make_guide(kind):
    def guide(x):
        q = pyro.param("q", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
        pyro.sample("k", dist.Bernoulli(q), infer={"enumerate": kind})

    return guide


def model(x):
    k = pyro.sample("k", dist.Bernoulli(0.5))
    pyro.sample("x", dist.Normal(k, 1.0), obs=x)


for kind in KINDS:
    TraceEnum_ELBO(max_plate_nesting=0).loss(model, make_guide(kind), torch.tensor(0.0))
