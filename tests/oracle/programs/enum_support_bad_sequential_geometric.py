import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO


def model(x):
    n = pyro.sample("n", dist.Geometric(0.5))
    pyro.sample("x", dist.Normal(n, 1.0), obs=x)


def guide(x):
    p = pyro.param("p", torch.tensor(0.4), constraint=dist.constraints.unit_interval)
    pyro.sample("n", dist.Geometric(p), infer={"enumerate": "sequential"})  # error: PYR409


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.tensor(1.0))
