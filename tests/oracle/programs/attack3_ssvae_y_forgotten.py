"""Semi-supervised VAE whose guide never samples the missing labels, and nothing enumerates."""
import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class SSVAE(nn.Module):
    def __init__(self, x_size=12, y_size=3, z_size=4):
        super().__init__()
        self.x_size, self.y_size, self.z_size = x_size, y_size, z_size
        self.encoder_y = nn.Sequential(nn.Linear(x_size, y_size), nn.Softmax(dim=-1))
        self.encoder_z = nn.Linear(x_size + y_size, 2 * z_size)
        self.decoder = nn.Sequential(nn.Linear(z_size + y_size, x_size), nn.Sigmoid())

    def model(self, xs, ys=None):
        pyro.module("ss_vae", self)
        batch = xs.size(0)
        with pyro.plate("data", batch):
            zs = pyro.sample("z", dist.Normal(torch.zeros(batch, self.z_size), 1.0).to_event(1))
            ys = pyro.sample("y", dist.OneHotCategorical(torch.ones(batch, self.y_size)), obs=ys)
            loc = self.decoder(torch.cat([zs, ys], -1))
            pyro.sample("x", dist.Bernoulli(loc).to_event(1), obs=xs)

    def guide(self, xs, ys=None):  # error: PYR301
        with pyro.plate("data", xs.size(0)):
            if ys is None:
                ys = self.encoder_y(xs)
            loc, scale = self.encoder_z(torch.cat([xs, ys], -1)).chunk(2, -1)
            pyro.sample("z", dist.Normal(loc, scale.exp()).to_event(1))


net = SSVAE()
svi = SVI(net.model, net.guide, pyro.optim.Adam({"lr": 1e-3}), Trace_ELBO())
xs = torch.bernoulli(torch.full((5, 12), 0.5))
ys = torch.eye(3)[torch.tensor([0, 1, 2, 0, 1])]
for supervised in (True, False):
    if supervised:
        svi.step(xs, ys)
    else:
        svi.step(xs)
