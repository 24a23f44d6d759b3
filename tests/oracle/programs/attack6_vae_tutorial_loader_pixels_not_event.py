"""The VAE of the tutorial with a DataLoader, a decoder of Bernoulli pixels and a KL annealing switch."""
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO, TraceMeanField_ELBO
from pyro.optim import Adam


class Decoder(nn.Module):
    def __init__(self, z_dim, hidden_dim, pixels=784):
        super().__init__()
        self.fc1 = nn.Linear(z_dim, hidden_dim)
        self.fc21 = nn.Linear(hidden_dim, pixels)
        self.softplus = nn.Softplus()
        self.sigmoid = nn.Sigmoid()

    def forward(self, z):
        hidden = self.softplus(self.fc1(z))
        loc_img = self.sigmoid(self.fc21(hidden))
        return loc_img


class Encoder(nn.Module):
    def __init__(self, z_dim, hidden_dim, pixels=784):
        super().__init__()
        self.pixels = pixels
        self.fc1 = nn.Linear(pixels, hidden_dim)
        self.fc21 = nn.Linear(hidden_dim, z_dim)
        self.fc22 = nn.Linear(hidden_dim, z_dim)
        self.softplus = nn.Softplus()

    def forward(self, x):
        x = x.reshape(-1, self.pixels)
        hidden = self.softplus(self.fc1(x))
        z_loc = self.fc21(hidden)
        z_scale = torch.exp(self.fc22(hidden))
        return z_loc, z_scale


class VAE(nn.Module):
    def __init__(self, z_dim=10, hidden_dim=16, use_cuda=False):
        super().__init__()
        self.encoder = Encoder(z_dim, hidden_dim)
        self.decoder = Decoder(z_dim, hidden_dim)
        if use_cuda:
            self.cuda()
        self.use_cuda = use_cuda
        self.z_dim = z_dim

    def model(self, x, annealing_factor=1.0):
        pyro.module("decoder", self.decoder)
        with pyro.plate("data", x.shape[0]):
            z_loc = x.new_zeros(torch.Size((x.shape[0], self.z_dim)))
            z_scale = x.new_ones(torch.Size((x.shape[0], self.z_dim)))
            with poutine.scale(scale=annealing_factor):
                z = pyro.sample("latent", dist.Normal(z_loc, z_scale).to_event(1))
            loc_img = self.decoder(z)
            pyro.sample("obs", dist.Bernoulli(loc_img), obs=x.reshape(-1, 784))  # error: PYR205
            return loc_img

    def guide(self, x, annealing_factor=1.0):
        pyro.module("encoder", self.encoder)
        with pyro.plate("data", x.shape[0]):
            z_loc, z_scale = self.encoder(x)
            with poutine.scale(scale=annealing_factor):
                pyro.sample("latent", dist.Normal(z_loc, z_scale).to_event(1))


def train(svi, loader, use_cuda=False):
    epoch_loss = 0.0
    for x, _ in loader:
        if use_cuda:
            x = x.cuda()
        epoch_loss += svi.step(x, annealing_factor=0.5)
    return epoch_loss / len(loader.dataset)


def main(jit=False):
    images = torch.bernoulli(torch.full((64, 1, 28, 28), 0.3))
    train_loader = DataLoader(TensorDataset(images, torch.zeros(64)), batch_size=32, shuffle=True)
    vae = VAE()
    elbo = TraceMeanField_ELBO()
    svi = SVI(vae.model, vae.guide, Adam({"lr": 1.0e-3}), loss=elbo)
    for epoch in range(1):
        print(train(svi, train_loader))


main()
