# silent: PYR501 nothing keeps the parameter in the constraint, and these few steps do not carry it out
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(x):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    n = pyro.sample("n", dist.Poisson(2.0))
    k = pyro.sample("k", dist.Bernoulli(0.5))
    pyro.sample("x", dist.Normal(z + k + n, 1.0), obs=x)


@config_enumerate
def guide(x):
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))
    pyro.sample("n", dist.Poisson(pyro.param("rate", torch.tensor(2.0))))  # error: PYR501


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.tensor(0.3))
