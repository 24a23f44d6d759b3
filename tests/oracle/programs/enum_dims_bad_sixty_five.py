import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceEnum_ELBO, config_enumerate


@config_enumerate
def model(steps):
    for i in range(steps):
        bit = pyro.sample(f"bit_{i}", dist.Bernoulli(0.5))  # error: PYR410
        pyro.sample(f"x_{i}", dist.Normal(bit, 1.0), obs=torch.tensor(0.0))


TraceEnum_ELBO(max_plate_nesting=0).loss(model, lambda steps: None, 65)
