"""The observation keeps one dim too many for its event."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO


def model(x, beta=1.0):
    with pyro.plate("batch", x.shape[0]):
        with poutine.scale(None, beta):
            z = pyro.sample("z", dist.Normal(x.new_zeros((x.shape[0], 2)), 1.0).to_event(1))
        pyro.sample("x", dist.Normal(z.sum(-1), 1.0), obs=x)  # error: PYR213


def guide(x, beta=1.0):
    w = pyro.param("w", torch.zeros(x.shape[-1], 2))
    with pyro.plate("batch", x.shape[0]), poutine.scale(scale=beta):
        pyro.sample("z", dist.Normal(x @ w, torch.tensor(0.1)).to_event(1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
x = torch.randn(6, 3)
for epoch in range(3):
    svi.step(x, beta=min(1.0, (epoch + 1) / 3))
