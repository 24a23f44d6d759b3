# silent: PYR501 nothing keeps the parameter in the constraint, and these few steps do not carry it out
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceTMC_ELBO, config_enumerate
from pyro.optim import Adam


def model(x):
    k = pyro.sample("k", dist.Bernoulli(0.5))
    z = pyro.sample("z", dist.Normal(k, 1.0))
    pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    pyro.sample("k", dist.Bernoulli(pyro.param("q", torch.tensor(0.5))))  # error: PYR501
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


marked = config_enumerate(guide, default="parallel", expand=True, num_samples=8, tmc="diagonal")
SVI(model, marked, Adam({"lr": 0.01}), TraceTMC_ELBO(max_plate_nesting=0)).step(torch.tensor(0.4))
