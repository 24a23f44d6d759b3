import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def model(counts=None):
    rate = pyro.sample("rate", dist.Gamma(2.0, 1.0))
    with pyro.plate("n", 3):
        pyro.sample("count", dist.Poisson(rate), obs=counts)


guide = AutoNormal(model)  # error: PYR413
# Called without data, the model has a latent count for every row.
guide()
SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.ones(3))
