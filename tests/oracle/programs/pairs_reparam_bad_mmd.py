"""Trace_MMD compares reparameterized draws of the guide with the prior's."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_MMD
from pyro.contrib.gp.kernels import RBF
from pyro.distributions.testing.fakes import NonreparameterizedNormal


def model(x):
    z = pyro.sample("z", dist.Normal(torch.zeros(2), 1.0).to_event(1))
    pyro.sample("x", dist.Normal(z.sum(-1), 1.0), obs=x)


def guide(x):
    loc = pyro.param("loc", torch.zeros(2))
    pyro.sample("z", NonreparameterizedNormal(loc, torch.ones(2)).to_event(1))  # error: PYR314


loss = Trace_MMD(kernel=RBF(input_dim=2), num_particles=2, vectorize_particles=True)
SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), loss).step(torch.tensor(0.0))
