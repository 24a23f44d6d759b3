import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


def model(y):
    level = pyro.sample("level", dist.Normal(0.0, 1.0))
    pyro.sample("anchor", dist.Normal(level, 1.0), obs=y.mean())
    with pyro.plate("items", len(y)):
        kind = pyro.sample("kind", dist.Bernoulli(0.5))
        pyro.sample("y", dist.Normal(level + kind, 1.0), obs=y)


@config_enumerate
def guide(y):
    pyro.sample("level", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))
    q = pyro.param("q", torch.full((len(y),), 0.5), constraint=dist.constraints.unit_interval)
    with pyro.plate("items", len(y)):
        pyro.sample("kind", dist.Bernoulli(q))


svi = SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1))
svi.step(torch.ones(4))
