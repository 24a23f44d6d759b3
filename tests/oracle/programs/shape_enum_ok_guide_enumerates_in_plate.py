"""The guide enumerates in parallel; the model's likelihood broadcasts over the values."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate


def model(x):
    with pyro.plate("n", len(x)):
        k = pyro.sample("k", dist.Categorical(torch.ones(3)))
        loc = torch.tensor([-1.0, 0.0, 1.0])[k]
        pyro.sample("x", dist.Normal(loc, 1.0), obs=x)


@config_enumerate
def guide(x):
    probs = pyro.param("probs", torch.ones(len(x), 3) / 3, constraint=dist.constraints.simplex)
    with pyro.plate("n", len(x)):
        pyro.sample("k", dist.Categorical(probs))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=1))
for _ in range(3):
    svi.step(torch.zeros(4))
