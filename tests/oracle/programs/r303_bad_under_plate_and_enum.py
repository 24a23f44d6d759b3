import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceEnum_ELBO


def model(x):
    with pyro.plate("n", 3):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))  # error: PYR303
        k = pyro.sample("k", dist.Bernoulli(0.5), infer={"enumerate": "parallel"})
        pyro.sample("x", dist.Normal(z + k, 1.0), obs=x)


def guide(x):
    with pyro.plate("n", 3):
        loc = pyro.param("loc", torch.zeros(3))
        pyro.sample("z", dist.Normal(loc, 1.0), infer={"is_auxiliary": True})


TraceEnum_ELBO(max_plate_nesting=1).loss(model, guide, torch.zeros(3))
