"""Compiled inference of a whale's depth from two echoes: the guide takes `observations` and covers the one latent."""
import torch
from torch import nn
import pyro
import pyro.distributions as dist
from pyro.infer import CSIS

ECHOES = ("bow", "stern")
NO_ECHO = {name: torch.tensor(0.0) for name in ECHOES}


def whale(sea_depth, observations=NO_ECHO):
    depth = pyro.sample("depth", dist.Normal(sea_depth / 2, 3.0))
    for name in ECHOES:
        pyro.sample(name, dist.Normal(depth, 1.5), obs=observations[name])
    return depth


class Sonar(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(len(ECHOES), 4), nn.SiLU(), nn.Linear(4, 2))

    def forward(self, sea_depth, observations=NO_ECHO):
        pyro.module("sonar", self)
        loc, raw = self.net(torch.stack([observations[name] for name in ECHOES]))
        pyro.sample("depth", dist.Normal(loc, raw.exp()))


pyro.set_rng_seed(0)
csis = CSIS(whale, Sonar(), pyro.optim.Adam({"lr": 1e-3}), num_inference_samples=5, training_batch_size=2)
for _ in range(2):
    csis.step(torch.tensor(20.0))
csis.run(torch.tensor(20.0), observations={"bow": torch.tensor(8.0), "stern": torch.tensor(9.5)})
