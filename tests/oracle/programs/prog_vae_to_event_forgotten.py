"""A VAE in which only the model declares the latent's last dimension as an event."""
import torch, pyro
from torch import nn
from pyro import distributions as D
from pyro.infer import SVI, JitTrace_ELBO, Trace_ELBO


class Net(nn.Module):
    def __init__(self, n_in, n_out):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(n_in, 6), nn.Tanh(), nn.Linear(6, n_out))

    def forward(self, v):
        return self.body(v)


class AutoEncoder(nn.Module):
    latent_size = 2

    def __init__(self, n_features):
        super().__init__()
        self.enc = Net(n_features, 2 * self.latent_size)
        self.dec = Net(self.latent_size, n_features)

    def model(self, batch):
        pyro.module("dec", self.dec)
        with pyro.plate("features", self.latent_size):
            ard = pyro.sample("ard", D.HalfNormal(1.0))
        with pyro.plate("batch", len(batch)):
            prior = D.Normal(torch.zeros(self.latent_size), ard).to_event(1)
            code = pyro.sample("code", prior)
            pyro.sample("pixels", D.Normal(self.dec(code), 0.3).to_event(1), obs=batch)

    def guide(self, batch):
        pyro.module("enc", self.enc)
        stats = self.enc(batch)
        mu, log_sd = stats[..., : self.latent_size], stats[..., self.latent_size :]
        with pyro.plate("features", self.latent_size, dim=-1):
            pyro.sample("ard", D.LogNormal(pyro.param("ard_loc", torch.zeros(self.latent_size)), 0.1))
            with pyro.plate("batch", len(batch), dim=-2):
                pyro.sample("code", D.Normal(mu, log_sd.exp()))  # error: PYR305


pyro.set_rng_seed(3)
ae = AutoEncoder(4)
svi = SVI(ae.model, ae.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.rand(5, 4))
