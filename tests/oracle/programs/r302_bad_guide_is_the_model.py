import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(z, 1.0), obs=x)  # error: PYR302


SVI(model, model, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.0))
