"""Point estimates of simplexes in a plate: one event dim, one batch dim."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(words):
    with pyro.plate("topic", 2):
        phi = pyro.sample("phi", dist.Dirichlet(torch.ones(4)))
    with pyro.plate("n", len(words)):
        pyro.sample("w", dist.Categorical(phi.mean(0)), obs=words)


def guide(words):
    phi = pyro.param("phi_map", torch.full((2, 4), 0.25), constraint=dist.constraints.simplex)
    with pyro.plate("topic", 2):
        pyro.sample("phi", dist.Delta(phi).to_event(1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor([0, 3, 1]))
