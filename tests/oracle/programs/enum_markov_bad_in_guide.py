import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


def model(x):
    a = b = torch.tensor(0.0)
    for t in range(3):
        z = pyro.sample(f"z_{t}", dist.Bernoulli(0.5))
        pyro.sample(f"x_{t}", dist.Normal(z, 1.0), obs=x[t])


@config_enumerate
def guide(x):
    q = pyro.param("q", torch.tensor(0.2), constraint=dist.constraints.unit_interval)
    a = b = torch.tensor(0.0)
    for t in pyro.markov(range(3)):
        z = pyro.sample(f"z_{t}", dist.Bernoulli(0.1 + q * (a + b) / 2))  # error: PYR408
        a, b = b, z


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.zeros(3))
