"""A mixture of Bernoulli vectors over a plate of pixels nested in the plate of images; means by component and pixel."""
import torch
from torch.distributions import constraints

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.ops.indexing import Vindex

K, PIX = 3, 6


def model(images):
    n = images.shape[0]
    weights = pyro.param("weights", torch.ones(K) / K, constraint=constraints.simplex)
    means = pyro.param("means", 0.5 * torch.ones(K, PIX), constraint=constraints.unit_interval)
    image_plate = pyro.plate("images", n, dim=-2)
    pixel_plate = pyro.plate("pixels", PIX, dim=-1)
    with image_plate:
        k = pyro.sample("k", dist.Categorical(weights))
        with pixel_plate as pixel:
            pyro.sample("x", dist.Bernoulli(Vindex(means)[k, pixel]), obs=images)


def guide(images):
    pass


images = torch.bernoulli(torch.full((7, PIX), 0.4))
svi = SVI(config_enumerate(model), guide, pyro.optim.Adam({"lr": 0.05}), TraceEnum_ELBO(max_plate_nesting=2))
for _ in range(3):
    svi.step(images)
