"""Research style: build functions from a config, registry of likelihoods, weight decay groups, logging, checkpoints."""
import logging
import os
import tempfile
from collections import namedtuple

import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import ClippedAdam

logger = logging.getLogger(__name__)
Batch = namedtuple("Batch", "x y mask")
LIKELIHOODS = {
    "gaussian": lambda loc, scale: dist.Normal(loc, scale),
    "laplace": lambda loc, scale: dist.Laplace(loc, scale),
}


def build_mlp(sizes, act=nn.ReLU):
    layers = []
    for a, b in zip(sizes, sizes[1:]):
        layers += [nn.Linear(a, b), act()]
    return nn.Sequential(*layers[:-1])


class LatentRegressor(nn.Module):
    def __init__(self, x_dim, z_dim=2, likelihood="gaussian", beta=1.0):
        super().__init__()
        self.z_dim, self.beta = z_dim, beta
        self.likelihood = LIKELIHOODS[likelihood]
        self.decoder = build_mlp([z_dim + x_dim, 8, 1])
        self.encoder = build_mlp([x_dim + 1, 8, 2 * z_dim])
        self.register_buffer("z0", torch.zeros(z_dim))

    def model(self, batch):
        pyro.module("regressor", self)
        noise = pyro.sample("noise", dist.HalfNormal(self.z0.new_tensor(1.0)))
        with pyro.plate("batch", len(batch.x)), pyro.poutine.mask(mask=batch.mask):
            with pyro.poutine.scale(scale=self.beta):
                z = pyro.sample("z", dist.Normal(self.z0, 1.0).to_event(1))
            loc = self.decoder(torch.cat([batch.x, z], -1)).squeeze(-1)
            pyro.sample("y", self.likelihood(loc, noise), obs=batch.y)

    def guide(self, batch):
        pyro.module("regressor", self)
        log_noise = pyro.param("log_noise", torch.tensor(-1.0))
        pyro.sample("noise", dist.Delta(log_noise.exp()))
        with pyro.plate("batch", len(batch.x)), pyro.poutine.mask(mask=batch.mask):
            h = self.encoder(torch.cat([batch.x, batch.y[:, None]], -1))
            loc, log_scale = h[:, : self.z_dim], h[:, self.z_dim :]
            with pyro.poutine.scale(scale=self.beta):
                pyro.sample("z", dist.Normal(loc, log_scale.clamp(-5, 2).exp()).to_event(1))


def get_optimizer(lr):
    def per_param(module_name, param_name):
        return {"lr": lr if "encoder" in param_name else lr / 10}

    return ClippedAdam(per_param)


def save(path):
    pyro.get_param_store().save(path)


def main(epochs=2, lr=1e-3):
    pyro.set_rng_seed(0)
    net = LatentRegressor(3, likelihood="laplace")
    svi = SVI(net.model, net.guide, get_optimizer(lr), loss=Trace_ELBO(num_particles=2))
    batches = [Batch(torch.randn(4, 3), torch.randn(4), torch.tensor([True, True, True, False])) for _ in range(2)]
    history = {"loss": []}
    for epoch in range(1, epochs + 1):
        total = 0.0
        for batch in batches:
            total += svi.step(batch) / batch.mask.sum().item()
        history["loss"].append(total)
        logger.info("epoch %d: %.3f", epoch, total)
    with tempfile.TemporaryDirectory() as folder:
        save(os.path.join(folder, "params.pt"))
    return history


if __name__ == "__main__":
    main()
