"""The gate is hidden from the autoguide for enumeration, but nobody marked it to be enumerated."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.infer.autoguide import AutoNormal


def model(counts):
    gate_prob = pyro.sample("gate_prob", dist.Beta(1.0, 1.0))
    rate = pyro.sample("rate", dist.Gamma(2.0, 0.5))
    with pyro.plate("sites", counts.shape[0]):
        gate = pyro.sample("gate", dist.Bernoulli(gate_prob))
        pyro.sample("count", dist.Poisson(rate * gate + 1e-3), obs=counts)


guide = AutoNormal(poutine.block(model, hide=["gate"]))
elbo = TraceEnum_ELBO(max_plate_nesting=1)  # error: PYR402
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), elbo)  # error: PYR301
pyro.set_rng_seed(0)
svi.step(torch.tensor([0.0, 3.0, 0.0, 5.0]))
