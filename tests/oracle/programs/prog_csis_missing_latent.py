"""Compiled inference does compare the traces when it trains: one latent has no proposal."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import CSIS


def model(observations={"x": 0}):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    noise = pyro.sample("noise", dist.LogNormal(0.0, 0.1))
    pyro.sample("x", dist.Normal(z, noise), obs=observations["x"])


def guide(observations={"x": 0}):  # error: PYR301
    slope = pyro.param("slope", torch.tensor(0.5))
    pyro.sample("z", dist.Normal(slope * observations["x"], 1.0))


pyro.set_rng_seed(0)
csis = CSIS(model, guide, pyro.optim.Adam({"lr": 1e-3}), num_inference_samples=3, training_batch_size=2)
csis.step()
