"""Images are flattened by view, reshape or nn.Flatten before they are observed."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch import nn

net = nn.Sequential(nn.Flatten(), nn.Linear(16, 16))


def model(images):
    pyro.module("net", net)
    logits = net(images)
    with pyro.plate("images", images.size(0)):
        pyro.sample("a", dist.Bernoulli(logits=logits).to_event(1), obs=images.view(-1, 16))
        pyro.sample("b", dist.Bernoulli(logits=logits).to_event(1), obs=images.reshape(len(images), -1))
        pyro.sample("c", dist.Bernoulli(logits=logits.view(-1, 4, 4)).to_event(2), obs=images)


def guide(images):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.ones(3, 4, 4))
