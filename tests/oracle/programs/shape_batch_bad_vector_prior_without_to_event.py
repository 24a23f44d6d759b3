"""A vector of weights drawn at once, without a plate and without to_event."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def model(x, y):
    w = pyro.sample("w", dist.Normal(torch.zeros(x.shape[1]), torch.ones(x.shape[1])))  # error: PYR203
    with pyro.plate("data", x.shape[0]):
        pyro.sample("y", dist.Bernoulli(logits=x.matmul(w)), obs=y)


guide = AutoNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.randn(10, 4), torch.ones(10))
