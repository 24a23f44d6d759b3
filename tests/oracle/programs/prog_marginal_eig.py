"""Optimal design: the guide of marginal_eig is over the observation, not over the model's latent."""
# no pair: marginal_eig compares the guide with the model's observation, not with its latents
import torch
import pyro
import pyro.distributions as dist
from pyro.contrib.oed.eig import marginal_eig


def model(design):
    theta = pyro.sample("theta", dist.Normal(torch.zeros(design.shape[:-1]), 1.0))
    return pyro.sample("y", dist.Normal(theta * design.squeeze(-1), 1.0))


def marginal_guide(design, observation_labels, target_labels):
    loc = pyro.param("y_loc", torch.zeros(design.shape[-2]))
    scale = pyro.param("y_scale", torch.ones(design.shape[-2]), constraint=dist.constraints.positive)
    pyro.sample("y", dist.Normal(loc, scale))


pyro.set_rng_seed(0)
pyro.clear_param_store()
eig = marginal_eig(
    model,
    torch.tensor([[1.0], [2.0]]),
    "y",
    "theta",
    num_samples=3,
    num_steps=2,
    guide=marginal_guide,
    optim=pyro.optim.Adam({"lr": 0.01}),
    final_num_samples=3,
)
