"""A/B test: one conversion rate per arm, arms in a dictionary of data."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

arms = {"control": torch.tensor([0.0, 1.0, 0.0, 0.0]), "treatment": torch.tensor([1.0, 1.0, 0.0, 1.0])}


def model(data):
    rates = {}
    for arm, outcomes in data.items():
        rates[arm] = pyro.sample(f"rate_{arm}", dist.Beta(1.0, 1.0))
        with pyro.plate(f"visitors_{arm}", len(outcomes)):
            pyro.sample(f"conversion_{arm}", dist.Bernoulli(rates[arm]), obs=outcomes)
    pyro.deterministic("uplift", rates["treatment"] - rates["control"])


def guide(data):
    for arm in sorted(data, reverse=True):
        a = pyro.param(f"{arm}_a", torch.tensor(2.0), constraint=dist.constraints.positive)
        b = pyro.param(f"{arm}_b", torch.tensor(2.0), constraint=dist.constraints.positive)
        pyro.sample(f"rate_{arm}", dist.Beta(a, b))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.05}), loss=Trace_ELBO())
for _ in range(3):
    svi.step(arms)
