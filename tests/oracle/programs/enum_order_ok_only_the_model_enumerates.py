import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate


@config_enumerate
def model(y):
    with pyro.plate("items", len(y)):
        kind = pyro.sample("kind", dist.Bernoulli(0.5))
        pyro.sample("y", dist.Normal(kind, 1.0), obs=y)
    # Pyro looks at the order of sites that the guide enumerates, and there are none.
    pyro.sample("anchor", dist.Normal(pyro.param("m", torch.tensor(0.1)), 1.0), obs=y.mean())


def guide(y):
    pass


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(torch.ones(4))
