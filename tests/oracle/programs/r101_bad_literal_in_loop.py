import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceEnum_ELBO


def model(sequence):
    x = 0
    for t, y in pyro.markov(enumerate(sequence)):
        x = pyro.sample("x", dist.Bernoulli(0.2 + 0.5 * x), infer={"enumerate": "parallel"})  # error: PYR101
        pyro.sample(f"y_{t}", dist.Normal(x, 1.0), obs=y)


def guide(sequence):
    pass


TraceEnum_ELBO(max_plate_nesting=0).loss(model, guide, torch.tensor([0.5, 0.1]))
