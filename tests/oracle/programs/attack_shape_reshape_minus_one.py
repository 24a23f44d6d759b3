"""The number of weeks comes from a reshape with -1; the guide counts one too few."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(days):
    weeks = days.reshape(-1, 7)
    for w in range(weeks.size(0)):
        rate = pyro.sample(f"rate_{w}", dist.Gamma(1.0, 1.0))
        pyro.sample(f"days_{w}", dist.Poisson(rate).expand([7]).to_event(1), obs=weeks[w])


def guide(days):  # error: PYR301
    for w in range(days.numel() // 7 - 1):
        pyro.sample(f"rate_{w}", dist.LogNormal(pyro.param(f"q{w}", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.ones(21))
