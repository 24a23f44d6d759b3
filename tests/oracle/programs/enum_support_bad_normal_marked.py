import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.optim import Adam


def model(x):
    k = pyro.sample("k", dist.Bernoulli(0.5))
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(z + k, 1.0), obs=x)


def guide(x):
    q = pyro.param("q", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    pyro.sample("k", dist.Bernoulli(q), infer={"enumerate": "parallel"})
    loc = pyro.param("loc", torch.tensor(0.0))
    pyro.sample("z", dist.Normal(loc, 1.0), infer={"enumerate": "parallel"})  # error: PYR409


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.tensor(0.3))
