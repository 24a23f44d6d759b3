"""Sequential enumeration asked for on the model's side, where Pyro does not offer it."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate


@config_enumerate(default="sequential")
def model(x):
    p = pyro.param("p", torch.tensor(0.3), constraint=dist.constraints.unit_interval)
    switch = pyro.sample("switch", dist.Bernoulli(p))  # error: PYR403
    drift = pyro.sample("drift", dist.Normal(switch, 1.0))
    pyro.sample("x", dist.Normal(drift, 1.0), obs=x)


def guide(x):
    loc = pyro.param("loc", torch.tensor(0.0))
    pyro.sample("drift", dist.Normal(loc, 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=0))
svi.step(torch.tensor(1.0))
