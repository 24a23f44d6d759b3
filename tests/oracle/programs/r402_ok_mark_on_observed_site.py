import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceEnum_ELBO


def model(flips):
    p = pyro.sample("p", dist.Beta(1.0, 1.0))
    with pyro.plate("n", len(flips)):
        pyro.sample("flips", dist.Bernoulli(p), obs=flips, infer={"enumerate": "parallel"})


def guide(flips):
    a = pyro.param("a", torch.tensor(2.0), constraint=dist.constraints.positive)
    pyro.sample("p", dist.Beta(a, 1.0))


TraceEnum_ELBO(max_plate_nesting=1).loss(model, guide, torch.tensor([0.0, 1.0]))
