"""The first of several draws at once is taken instead of the first of two numbers."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.optim import Adam


def model():
    pyro.sample("x", dist.Normal(torch.zeros(2), 1.0).to_event(1))
    pyro.sample("y", dist.Normal(0.0, 1.0))


def guide():
    x = pyro.sample(
        "x", dist.Normal(torch.zeros(2), 1.0).to_event(1), infer={"enumerate": "parallel", "num_samples": 4}
    )
    pyro.sample("y", dist.Normal(x[0], 1.0))  # error: PYR306


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step()
