"""Nothing but functions: models and guides are made by factories, settings by partial, the loss by name."""
from functools import partial

import torch
from torch.distributions import constraints

import pyro
import pyro.distributions as dist
from pyro import infer, optim, param, plate, sample

LOSSES = {"trace": infer.Trace_ELBO, "renyi": partial(infer.RenyiELBO, alpha=0.5, num_particles=3)}


def poisson_model(prior_scale, x, counts=None):
    w = sample("w", dist.Laplace(0.0, prior_scale).expand([x.shape[1]]).to_event(1))
    with plate("n", x.shape[0]):
        return sample("counts", dist.Poisson((x @ w).clamp(max=5).exp()), obs=counts)


def mean_field(sizes, *args, **kwargs):
    for name, size in sizes.items():
        loc = param(f"{name}.loc", torch.zeros(size))
        log_scale = param(f"{name}.log_scale", torch.full((size,), -1.0))
        sample(name, dist.Normal(loc, log_scale.exp()).to_event(1))


def fit(model, guide, loss_name, *args, steps=2, lr=0.01):
    svi = infer.SVI(model, guide, optim.Adam({"lr": lr}), LOSSES[loss_name]())
    return [svi.step(*args) for _ in range(steps)]


x = torch.randn(14, 3)
counts = torch.poisson(torch.ones(14))
for loss in LOSSES:
    pyro.clear_param_store()
    fit(partial(poisson_model, 1.0), partial(mean_field, {"w": x.shape[1]}), loss, x, counts)
