import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, JitTrace_ELBO, config_enumerate


def model(x):
    k = pyro.sample("k", dist.Bernoulli(0.4))
    pyro.sample("x", dist.Normal(k, 1.0), obs=x)


@config_enumerate(default="sequential")
def guide(x):
    q = pyro.param("q", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    pyro.sample("k", dist.Bernoulli(q))


def train(loss_class):
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), loss_class())  # error: PYR401
    return svi.step(torch.tensor(0.1))


train(JitTrace_ELBO)
