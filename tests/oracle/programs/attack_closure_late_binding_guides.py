"""Guides made in a loop by lambda all see the last name; made by a default argument each sees its own."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def propose(name):
    pyro.sample(name, dist.Normal(pyro.param("q_" + name, torch.tensor(0.0)), 1.0))  # error: PYR302


def make_model(name):
    def model():
        z = pyro.sample(name, dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(z, 1.0), obs=torch.tensor(1.0))

    return model


late, bound = [], []
for n in ("a", "b"):
    late.append(lambda: propose(n))  # error: PYR301
    bound.append(lambda n=n: propose(n))

for guides in (bound, late):
    for name, guide in zip("ab", guides):
        SVI(make_model(name), guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step()
