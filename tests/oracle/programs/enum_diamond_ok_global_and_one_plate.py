import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate


@config_enumerate
def model(table):
    rows = pyro.plate("rows", 3, dim=-2)
    columns = pyro.plate("columns", 2, dim=-1)
    regime = pyro.sample("regime", dist.Bernoulli(0.5))
    with rows:
        r = pyro.sample("r", dist.Bernoulli(0.3 + 0.4 * regime))
    with rows, columns:
        loc = pyro.param("loc", torch.tensor(0.1))
        pyro.sample("cell", dist.Normal(loc + r + regime, 1.0), obs=table)


def guide(table):
    pass


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=2)).step(torch.zeros(3, 2))
