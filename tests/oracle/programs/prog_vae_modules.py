"""A small VAE for spectra: two networks, registered in model and guide under their own names."""
import torch
from torch import nn

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def mlp(*sizes):
    layers = []
    for a, b in zip(sizes, sizes[1:]):
        layers += [nn.Linear(a, b), nn.ELU()]
    return nn.Sequential(*layers[:-1])


class SpectrumVAE(nn.Module):
    def __init__(self, channels, width=8, code=3):
        super().__init__()
        self.code = code
        self.to_code = mlp(channels, width, 2 * code)
        self.to_spectrum = mlp(code, width, channels)

    def encode(self, spectra):
        loc, raw = self.to_code(spectra).chunk(2, dim=-1)
        return loc, nn.functional.softplus(raw) + 1e-4

    def model(self, spectra):
        pyro.module("to_spectrum", self.to_spectrum)
        standard = dist.Normal(spectra.new_zeros(self.code), spectra.new_ones(self.code))
        with pyro.plate("spectra", len(spectra)):
            c = pyro.sample("c", standard.to_event(1))
            rates = nn.functional.softplus(self.to_spectrum(c))
            pyro.sample("photons", dist.Poisson(rates).to_event(1), obs=spectra)

    def guide(self, spectra):
        pyro.module("to_code", self.to_code)
        loc, scale = self.encode(spectra)
        with pyro.plate("spectra", len(spectra)):
            pyro.sample("c", dist.Normal(loc, scale).to_event(1))

    def clean(self, spectra):
        with torch.no_grad():
            return nn.functional.softplus(self.to_spectrum(self.encode(spectra)[0]))


if __name__ == "__main__":
    pyro.set_rng_seed(0)
    counts = torch.poisson(torch.full((6, 10), 2.0))
    vae = SpectrumVAE(channels=10)
    svi = SVI(vae.model, vae.guide, pyro.optim.Adam({"lr": 1e-3}), Trace_ELBO())
    for epoch in range(2):
        losses = [svi.step(part) for part in counts.split(3)]
        print(epoch, sum(losses) / len(counts))
    vae.clean(counts)
