"""Zero-inflated counts by hand: a gate in the guide, an observed mixture distribution in the model."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(counts):
    gate = pyro.sample("gate", dist.Beta(1.0, 1.0))
    rate = pyro.sample("rate", dist.Gamma(1.0, 1.0))
    with pyro.plate("n", counts.shape[-1]):
        pyro.sample("counts", dist.ZeroInflatedPoisson(rate, gate=gate), obs=counts)


class Guide:
    init = {"gate": torch.tensor(0.5), "rate": torch.tensor(1.0)}
    support = dict(gate=dist.constraints.unit_interval, rate=dist.constraints.positive)

    def __call__(self, counts):
        return {k: self.point(k) for k in self.init}

    def point(self, key):
        value = pyro.param(f"auto_{key}", self.init[key].clone(), constraint=self.support[key])
        return pyro.sample(key, dist.Delta(value))


SVI(model, Guide(), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor([0.0, 3.0]))
