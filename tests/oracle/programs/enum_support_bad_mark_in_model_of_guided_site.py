import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO


def model(x):
    # The guide samples "n" and its value wins, but only after Pyro has tried to enumerate here.
    n = pyro.sample("n", dist.Poisson(2.0), infer={"enumerate": "parallel"})  # error: PYR409
    k = pyro.sample("k", dist.Bernoulli(0.5), infer={"enumerate": "parallel"})
    pyro.sample("x", dist.Normal(n + k, 1.0), obs=x)


def guide(x):
    rate = pyro.param("rate", torch.tensor(2.0), constraint=dist.constraints.positive)
    pyro.sample("n", dist.Poisson(rate))


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.tensor(0.3))
