"""Importance and Predictive never compare the traces: a guide that leaves sites to the prior is legal there."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import EmpiricalMarginal, Importance, Predictive


def phone(rings=None):
    battery = pyro.sample("battery", dist.Bernoulli(0.9))
    signal = pyro.sample("signal", dist.Bernoulli(0.6))
    return pyro.sample("rings", dist.Bernoulli(0.02 + 0.95 * battery * signal), obs=rings)


def battery_only(rings=None):
    charged = pyro.param("charged", torch.tensor(0.7), constraint=dist.constraints.unit_interval)
    pyro.sample("battery", dist.Bernoulli(charged))


pyro.set_rng_seed(0)
posterior = Importance(phone, guide=battery_only, num_samples=20).run(torch.tensor(1.0))
print(EmpiricalMarginal(posterior, sites="battery").mean)
draws = Predictive(phone, guide=battery_only, num_samples=5, return_sites=["battery", "signal", "rings"])()
print({name: value.shape for name, value in draws.items()})
