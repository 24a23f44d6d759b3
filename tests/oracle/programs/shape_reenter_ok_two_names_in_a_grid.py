"""Two plates over the same nodes have two names."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def model(edges):
    n = len(edges)
    senders = pyro.plate("senders", n, dim=-2)
    receivers = pyro.plate("receivers", n, dim=-1)
    with receivers:
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
    with senders, receivers:
        pyro.sample("edges", dist.Bernoulli(logits=z[:, None] - z), obs=edges)


guide = AutoNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.ones(3, 3))
