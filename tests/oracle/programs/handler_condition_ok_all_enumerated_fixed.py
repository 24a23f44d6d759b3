import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def joint(y):
    k = pyro.sample("k", dist.Bernoulli(0.5))
    z = pyro.sample("z", dist.Normal(k, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


# The only site to enumerate is observed now, and config_enumerate sits inside: it still marks it.
model = poutine.condition(config_enumerate(joint), data={"k": torch.tensor(1.0)})
SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.tensor(0.0))
