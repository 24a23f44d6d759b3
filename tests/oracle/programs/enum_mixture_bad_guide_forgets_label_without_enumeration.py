import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.optim import Adam


def model(x, label=None):
    with pyro.plate("n", len(x)):
        k = pyro.sample("k", dist.Categorical(torch.ones(3)), obs=label)
        pyro.sample("x", dist.Normal(pyro.param("locs", torch.arange(3.0))[k], 1.0), obs=x)


def guide(x, label=None):  # error: PYR301
    pass


svi = SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1))  # error: PYR402
svi.step(torch.zeros(4))
