import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate(default="paralell")  # error: PYR411
def model(x):
    k = pyro.sample("k", dist.Bernoulli(0.5))
    pyro.sample("x", dist.Normal(k, 1.0), obs=x)


def guide(x):
    pass


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO()).step(torch.tensor(1.0))
