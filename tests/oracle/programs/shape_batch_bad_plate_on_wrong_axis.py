"""Images of two axes, one plate: the pixels need to_event."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO


def model(images):
    with pyro.plate("images", images.shape[0]):
        p = torch.full(images.shape, 0.3).permute(1, 0)
        pyro.sample("pixels", dist.Bernoulli(p), obs=images.permute(1, 0))  # error: PYR203


def guide(images):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceGraph_ELBO())
for _ in range(3):
    svi.step(torch.ones(5, 16))
