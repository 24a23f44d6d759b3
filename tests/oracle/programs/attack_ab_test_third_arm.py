# silent: PYR501 nothing keeps the parameter in the constraint, and these few steps do not carry it out
"""Somebody added a third arm to the data; the guide still lists two."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

arms = dict(control=torch.tensor([0.0, 1.0]), treatment=torch.tensor([1.0, 1.0]))
arms["holdout"] = torch.tensor([0.0, 0.0, 0.0])


def model(data):
    for arm in data:
        rate = pyro.sample(f"rate_{arm}", dist.Beta(1.0, 1.0))
        with pyro.plate(f"visitors_{arm}", len(data[arm])):
            pyro.sample(f"conversion_{arm}", dist.Bernoulli(rate), obs=data[arm])


def guide(data):  # error: PYR301
    for arm in ["control", "treatment"]:
        pyro.sample(f"rate_{arm}", dist.Beta(pyro.param(arm, torch.tensor(2.0)), 2.0))  # error: PYR501


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.05}), loss=Trace_ELBO())
svi.step(arms)
