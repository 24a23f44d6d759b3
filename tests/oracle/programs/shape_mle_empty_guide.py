"""Point estimates both ways: parameters only, where an empty guide is right, and a Delta over a latent."""
import torch
import pyro
import pyro.distributions as dist
from pyro.distributions import constraints
from pyro.infer import SVI, Trace_ELBO

arrivals = torch.tensor([3.0, 0.0, 2.0, 5.0])


def likelihood(rate, counts):
    with pyro.plate("hours", counts.numel()):
        pyro.sample("count", dist.Poisson(rate), obs=counts)


def parametric(counts):
    likelihood(pyro.param("rate_mle", torch.tensor(1.0), constraint=constraints.positive), counts)


def empty(counts):
    pass


def bayesian(counts):
    likelihood(pyro.sample("rate", dist.Gamma(3.0, 1.0)), counts)


def point(counts):
    best = pyro.param("rate_map", torch.tensor(1.0), constraint=constraints.positive)
    pyro.sample("rate", dist.Delta(best))


def estimate(model, guide, name, steps=3):
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.05}), loss=Trace_ELBO())
    for _ in range(steps):
        svi.step(arrivals)
    return pyro.param(name).item()


print(estimate(parametric, empty, "rate_mle"), estimate(bayesian, point, "rate_map"))
