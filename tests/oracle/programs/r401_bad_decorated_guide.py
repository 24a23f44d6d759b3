import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, config_enumerate
from pyro.optim import Adam


def model(x):
    k = pyro.sample("k", dist.Categorical(torch.ones(3) / 3))
    pyro.sample("x", dist.Normal(k.float(), 1.0), obs=x)


@config_enumerate
def guide(x):
    logits = pyro.param("logits", torch.zeros(3))
    pyro.sample("k", dist.Categorical(logits=logits))


SVI(model, guide, Adam({"lr": 0.1}), loss=Trace_ELBO()).step(torch.tensor(1.0))  # error: PYR401
