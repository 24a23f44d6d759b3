"""Likert answers by ordered logits; cut points come from a helper shared by model and a guide that names one anew."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

K = 4


def cut_sites(prefix="cut"):
    return [f"{prefix}_{k}" for k in range(1, K)]


def model(x, y):
    beta = pyro.sample("beta", dist.Normal(0.0, 1.0))
    gaps = torch.stack([pyro.sample(name, dist.LogNormal(0.0, 0.5)) for name in cut_sites()])
    cuts = gaps.cumsum(0) - 2.0
    with pyro.plate("people", len(x)):
        pyro.sample("y", dist.OrderedLogistic(beta * x, cuts), obs=y)


def guide(x, y):  # error: PYR301
    pyro.sample("beta", dist.Delta(pyro.param("b", torch.tensor(0.0))))
    for name in cut_sites()[:-1]:
        pyro.sample(name, dist.Delta(pyro.param("q_" + name, torch.tensor(1.0))))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.05}), loss=Trace_ELBO())
svi.step(torch.randn(5), torch.tensor([0, 1, 2, 3, 1]))
