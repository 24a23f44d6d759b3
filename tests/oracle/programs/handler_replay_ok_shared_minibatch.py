import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam

data = torch.zeros(10)


def model(data):
    with pyro.plate("n", len(data), subsample_size=4) as i:
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(z, 1.0), obs=data[i])


def guide(data):
    loc = pyro.param("loc", torch.zeros(len(data)))
    with pyro.plate("n", len(data), subsample_size=4) as i:
        pyro.sample("z", dist.Normal(loc[i], 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(data)
