"""A variational autoencoder as a script: arguments, encoder and decoder, an epoch function, a test loss."""
import argparse

import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, JitTrace_ELBO, Trace_ELBO
from pyro.optim import Adam


class Decoder(nn.Module):
    def __init__(self, z_dim, hidden_dim, pixels):
        super().__init__()
        self.fc1 = nn.Linear(z_dim, hidden_dim)
        self.fc21 = nn.Linear(hidden_dim, pixels)
        self.softplus = nn.Softplus()
        self.sigmoid = nn.Sigmoid()

    def forward(self, z):
        hidden = self.softplus(self.fc1(z))
        return self.sigmoid(self.fc21(hidden))


class Encoder(nn.Module):
    def __init__(self, z_dim, hidden_dim, pixels):
        super().__init__()
        self.pixels = pixels
        self.fc1 = nn.Linear(pixels, hidden_dim)
        self.fc21 = nn.Linear(hidden_dim, z_dim)
        self.fc22 = nn.Linear(hidden_dim, z_dim)
        self.softplus = nn.Softplus()

    def forward(self, x):
        x = x.reshape(-1, self.pixels)
        hidden = self.softplus(self.fc1(x))
        return self.fc21(hidden), torch.exp(self.fc22(hidden))


class VAE(nn.Module):
    def __init__(self, z_dim=5, hidden_dim=16, pixels=36, use_cuda=False):
        super().__init__()
        self.encoder = Encoder(z_dim, hidden_dim, pixels)
        self.decoder = Decoder(z_dim, hidden_dim, pixels)
        if use_cuda:
            self.cuda()
        self.z_dim = z_dim
        self.pixels = pixels

    def model(self, x):
        pyro.module("decoder", self.decoder)
        with pyro.plate("data", x.shape[0]):
            z_loc = torch.zeros(x.shape[0], self.z_dim, dtype=x.dtype, device=x.device)
            z_scale = torch.ones(x.shape[0], self.z_dim, dtype=x.dtype, device=x.device)
            z = pyro.sample("latent", dist.Normal(z_loc, z_scale).to_event(1))
            loc_img = self.decoder.forward(z)
            pyro.sample(
                "obs", dist.Bernoulli(loc_img, validate_args=False).to_event(1), obs=x.reshape(-1, self.pixels)
            )
            return loc_img

    def guide(self, x):
        pyro.module("encoder", self.encoder)
        with pyro.plate("data", x.shape[0]):
            z_loc, z_scale = self.encoder.forward(x)
            pyro.sample("latent", dist.Normal(z_loc, z_scale).to_event(1))

    def reconstruct_img(self, x):
        z_loc, z_scale = self.encoder(x)
        z = dist.Normal(z_loc, z_scale).sample()
        return self.decoder(z)


def setup_data_loaders(batch_size):
    train = TensorDataset(torch.rand(20, 1, 6, 6), torch.zeros(20))
    test = TensorDataset(torch.rand(10, 1, 6, 6), torch.zeros(10))
    return DataLoader(train, batch_size=batch_size, shuffle=True), DataLoader(test, batch_size=batch_size)


def main(args):
    pyro.clear_param_store()
    train_loader, test_loader = setup_data_loaders(args.batch_size)
    vae = VAE(use_cuda=args.cuda)
    optimizer = Adam({"lr": args.learning_rate})
    elbo = JitTrace_ELBO() if args.jit else Trace_ELBO()
    svi = SVI(vae.model, vae.guide, optimizer, loss=elbo)
    train_elbo, test_elbo = [], []
    for epoch in range(args.num_epochs):
        epoch_loss = 0.0
        for x, _ in train_loader:
            if args.cuda:
                x = x.cuda()
            epoch_loss += svi.step(x)
        train_elbo.append(epoch_loss / len(train_loader.dataset))
        if epoch % args.test_frequency == 0:
            test_loss = 0.0
            for i, (x, _) in enumerate(test_loader):
                test_loss += svi.evaluate_loss(x)
                if i == 0:
                    reco = vae.reconstruct_img(x[:3])
                    assert reco.shape == (3, 36)
            test_elbo.append(test_loss / len(test_loader.dataset))
    return vae


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="parse args")
    parser.add_argument("-n", "--num-epochs", default=2, type=int)
    parser.add_argument("-tf", "--test-frequency", default=1, type=int)
    parser.add_argument("-lr", "--learning-rate", default=1.0e-3, type=float)
    parser.add_argument("-b", "--batch-size", default=8, type=int)
    parser.add_argument("--cuda", action="store_true", default=False)
    parser.add_argument("--jit", action="store_true", default=False)
    args = parser.parse_args([])
    model = main(args)
