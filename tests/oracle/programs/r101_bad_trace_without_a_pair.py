# no pair: the model is traced, never paired
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine


def simulate(n):
    for _ in range(n):
        value = pyro.sample("value", dist.Normal(0.0, 1.0))  # error: PYR101
    return value


trace = poutine.trace(simulate).get_trace(2)
