# silent: PYR501 nothing keeps the parameter in the constraint, and these few steps do not carry it out
"""Reweighted wake-sleep whose sleep phase also needs the guide to know the latent's new name."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, ReweightedWakeSleep


def model(y):
    with pyro.plate("n", len(y)):
        h = pyro.sample("h", dist.Bernoulli(torch.tensor(0.5)))
        pyro.sample("y", dist.Normal(h, pyro.param("sd", torch.tensor(1.0))), obs=y)  # error: PYR501


def guide(y):  # error: PYR301
    p = pyro.param("p", torch.full((len(y),), 0.5), constraint=dist.constraints.unit_interval)
    with pyro.plate("n", len(y)):
        pyro.sample("hidden", dist.Bernoulli(p))  # error: PYR302


rws = ReweightedWakeSleep(num_particles=2, insomnia=1.0, vectorize_particles=False)
SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), rws).step(torch.randn(3))
