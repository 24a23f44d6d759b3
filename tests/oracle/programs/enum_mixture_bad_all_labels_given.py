import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(x, label=None):
    with pyro.plate("n", len(x)):
        k = pyro.sample("k", dist.Categorical(torch.ones(3)), obs=label)
        locs = pyro.param("locs", torch.arange(3.0))
        pyro.sample("x", dist.Normal(locs[k], 1.0), obs=x)


def guide(x, label=None):
    pass


svi = SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1))  # error: PYR402
# With every label observed nothing is left to sum out.
svi.step(torch.zeros(4), torch.tensor([0, 1, 2, 0]))
