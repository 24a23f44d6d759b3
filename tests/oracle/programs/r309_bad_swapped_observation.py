import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate


# also: PYR302 because the replay fails before the names are compared


@config_enumerate
def model(x):
    k = pyro.sample("k", dist.Bernoulli(0.5))
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(loc + k, 1.0), obs=x)


def guide(x):
    pyro.sample("loc", dist.Normal(pyro.param("l", torch.tensor(0.0)), 1.0), obs=x)  # error: PYR309
    pyro.sample("x", dist.Normal(0.0, 1.0))  # error: PYR302


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.tensor(0.0))
