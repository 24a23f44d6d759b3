import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, config_enumerate


@config_enumerate
def model(x):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    r = pyro.sample("r", dist.Poisson(3.0))
    pyro.sample("x", dist.Normal(z + r, 1.0), obs=x)


@config_enumerate(default="parallel")
def guide(x):
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))
    pyro.sample("r", dist.Poisson(pyro.param("rate", torch.tensor(3.0), constraint=dist.constraints.positive)))


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(2.0))
