"""Weekday effects by modulo over fewer than seven days is right; over ten it repeats."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

DAYS = ["mo", "tu", "we", "th", "fr", "sa", "su"]


def model(y):
    for day, value in enumerate(y):
        effect = pyro.sample("effect_" + DAYS[day % 7], dist.Normal(0.0, 1.0))
        pyro.sample(f"y_{day}", dist.Normal(effect, 1.0), obs=value)


def guide(y):
    for day in range(len(y)):
        pyro.sample("effect_" + DAYS[day], dist.Normal(pyro.param(DAYS[day], torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.ones(5))
