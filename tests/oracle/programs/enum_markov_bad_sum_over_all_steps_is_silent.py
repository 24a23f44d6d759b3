# silent: PYR408 states before the last are out of scope, their dims belong to others: the sum is wrong
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(x):
    p = pyro.param("p", torch.tensor(0.3), constraint=dist.constraints.unit_interval)
    total = torch.tensor(0.0)
    for t in pyro.markov(range(3)):
        z = pyro.sample(f"z_{t}", dist.Bernoulli(p))
        total = total + z
        pyro.sample(f"x_{t}", dist.Normal(total, 1.0), obs=x[t])  # error: PYR408


SVI(model, lambda x: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.zeros(3))
