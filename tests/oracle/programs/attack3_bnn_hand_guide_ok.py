"""Weights sampled by name in a loop over the layers; a hand-written mean-field guide."""
import torch
import pyro
import pyro.distributions as dist
from torch.distributions import constraints
from pyro.infer import SVI, TraceMeanField_ELBO

SIZES = [4, 10, 3]


def model(x, y=None):
    h = x
    for i, (n_in, n_out) in enumerate(zip(SIZES, SIZES[1:])):
        w = pyro.sample(f"w{i}", dist.Normal(torch.zeros(n_in, n_out), torch.ones(n_in, n_out)).to_event(2))
        b = pyro.sample(f"b{i}", dist.Normal(torch.zeros(n_out), 1.0).to_event(1))
        h = h @ w + b
        if i < len(SIZES) - 2:
            h = torch.relu(h)
    with pyro.plate("data", x.size(0)):
        return pyro.sample("y", dist.Categorical(logits=h), obs=y)


def guide(x, y=None):
    for i, (n_in, n_out) in enumerate(zip(SIZES, SIZES[1:])):
        for kind, shape in (("w", (n_in, n_out)), ("b", (n_out,))):
            loc = pyro.param(f"{kind}{i}_loc", 0.1 * torch.randn(shape))
            scale = pyro.param(f"{kind}{i}_scale", 0.1 * torch.ones(shape), constraint=constraints.positive)
            pyro.sample(f"{kind}{i}", dist.Normal(loc, scale).to_event(len(shape)))


x = torch.randn(15, 4)
y = torch.randint(0, 3, (15,))
svi = SVI(model, guide, pyro.optim.ClippedAdam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(x, y)
