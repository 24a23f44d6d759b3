"""The same mixture with a plain index: the means of all pixels land in the plate of the images."""
import torch
from torch.distributions import constraints

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate

K, PIX = 3, 6


@config_enumerate
def model(images):
    weights = pyro.param("weights", torch.ones(K) / K, constraint=constraints.simplex)
    means = pyro.param("means", 0.5 * torch.ones(K, PIX), constraint=constraints.unit_interval)
    with pyro.plate("images", images.shape[0], dim=-2):
        k = pyro.sample("k", dist.Categorical(weights))
        with pyro.plate("pixels", PIX, dim=-1):
            pyro.sample("x", dist.Bernoulli(means[k]), obs=images)  # error: PYR203


def guide(images):
    pass


images = torch.bernoulli(torch.full((7, PIX), 0.4))
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.05}), TraceEnum_ELBO(max_plate_nesting=2))
svi.step(images)
