# no pair: a trace is scored without an inference
"""A trace that is scored by hand is not checked for undeclared batches."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine


def model(x):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(mu, 1.0), obs=x)


trace = poutine.trace(model).get_trace(torch.zeros(5))
assert trace.log_prob_sum().shape == ()
