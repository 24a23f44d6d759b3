"""to_event without a number takes the dim of the plate along."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

G, P = 3, 4


def model(y):
    with pyro.plate("groups", G):
        z = pyro.sample("z", dist.Normal(torch.zeros(P), 1.0).to_event(1))
        pyro.sample("y", dist.Normal(z, 1.0).to_event(1), obs=y)


def guide(y):
    c = pyro.param("c", torch.zeros(G, P))
    with pyro.plate("groups", G):
        pyro.sample("z", dist.Normal(c, 1.0).to_event())  # error: PYR305


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.zeros(G, P))
