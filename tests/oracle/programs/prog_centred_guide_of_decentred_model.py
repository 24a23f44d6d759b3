"""The model was reparameterised by hand (shift instead of egg), the guide still proposes the egg."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

grams, error = torch.tensor([[4.1, 0.4], [3.8, 0.2], [5.0, 0.3]]).T


def nests(error, grams):
    centre = pyro.sample("centre", dist.Normal(4.0, 1.0))
    with pyro.plate("nests", 3):
        shift = pyro.sample("shift", dist.Normal(0.0, 1.0))
        egg = pyro.deterministic("egg", centre + 0.5 * shift, event_dim=0)
        pyro.sample("grams", dist.Normal(egg, error), obs=grams)


def guide(error, grams):  # error: PYR301
    pyro.sample("centre", dist.Normal(pyro.param("centre_q", torch.tensor(4.0)), 0.1))
    with pyro.plate("nests", 3):
        egg_q = pyro.param("egg_q", torch.full((3,), 4.0))
        pyro.sample("egg", dist.Normal(egg_q, 0.1))  # error: PYR302


SVI(nests, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(error, grams)
