# silent: PYR501 nothing keeps the parameter in the constraint, and these few steps do not carry it out
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


def model(data):
    for i in range(2):
        # In round one, "kind_0" of the round before precedes.
        base = pyro.sample(f"base_{i}", dist.Normal(0.0, 1.0))  # error: PYR404
        with pyro.plate(f"members_{i}", 3):
            kind = pyro.sample(f"kind_{i}", dist.Bernoulli(0.5))
            pyro.sample(f"x_{i}", dist.Normal(base + kind, 1.0), obs=data[i])


@config_enumerate
def guide(data):
    for i in range(2):
        pyro.sample(f"base_{i}", dist.Normal(pyro.param(f"loc_{i}", torch.tensor(0.0)), 1.0))  # error: PYR404
        with pyro.plate(f"members_{i}", 3):
            pyro.sample(f"kind_{i}", dist.Bernoulli(pyro.param(f"q_{i}", torch.full((3,), 0.5))))  # error: PYR501


SVI(model, guide, Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=1)).step(torch.zeros(2, 3))
