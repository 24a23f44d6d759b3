import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoMultivariateNormal, init_to_mean


def model(y):
    # "_auto_latent" is the autoguide's own auxiliary site
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.Gamma(2.0, 2.0))
    pyro.sample("y", dist.Normal(a, b), obs=y)


guide = AutoMultivariateNormal(model, init_loc_fn=init_to_mean)
SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.0))
