# no pair: a trace is scored without an inference
"""A trace of the model alone is scored: the observation does not fit."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine


def model(x):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("n", 4):
        pyro.sample("x", dist.Normal(mu, 1.0), obs=x)  # error: PYR213


trace = poutine.trace(model).get_trace(torch.zeros(5))
print(trace.log_prob_sum())
