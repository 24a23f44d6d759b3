"""The guide knows a fourth category."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO


def model(x):
    k = pyro.sample("k", dist.Categorical(torch.ones(3) / 3))
    pyro.sample("x", dist.Normal(k.float(), 1.0), obs=x)


def guide(x):
    logits = pyro.param("logits", torch.tensor([0.0, 0.0, 0.0, 20.0]))
    pyro.sample("k", dist.Categorical(logits=logits))  # error: PYR307


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceGraph_ELBO())
for _ in range(3):
    svi.step(torch.tensor(1.0))
