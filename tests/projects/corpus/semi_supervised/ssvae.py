import pyro
import pyro.distributions as dist
import torch
import torch.nn as nn


class SSVAE(nn.Module):
    def __init__(self, pixels, labels, latent=2):
        super().__init__()
        self.labels, self.latent = labels, latent
        self.classifier = nn.Sequential(nn.Linear(pixels, labels), nn.Softmax(dim=-1))
        self.encoder = nn.Linear(pixels + labels, latent)
        self.decoder = nn.Sequential(nn.Linear(latent + labels, pixels), nn.Sigmoid())

    def model(self, xs, ys=None):
        pyro.module("ss_vae", self)
        batch = xs.size(0)
        with pyro.plate("data"):
            zs = pyro.sample("z", dist.Normal(xs.new_zeros(batch, self.latent), 1.0).to_event(1))
            prior = xs.new_ones(batch, self.labels) / self.labels
            ys = pyro.sample("y", dist.OneHotCategorical(prior), obs=ys)
            ys_, zs_ = torch.broadcast_tensors(ys[..., :1], zs[..., :1])[0], zs
            loc = self.decoder(torch.cat([zs_.expand(ys_.shape[:-1] + zs.shape[-1:]), ys.expand(ys_.shape[:-1] + ys.shape[-1:])], -1))
            pyro.sample("x", dist.Bernoulli(loc, validate_args=False).to_event(1), obs=xs)

    def guide(self, xs, ys=None):
        with pyro.plate("data"):
            if ys is None:
                ys = pyro.sample("y", dist.OneHotCategorical(self.classifier(xs)))
            loc = self.encoder(torch.cat([xs.expand(ys.shape[:-1] + xs.shape[-1:]), ys], -1))
            pyro.sample("z", dist.Normal(loc, 0.5).to_event(1))
