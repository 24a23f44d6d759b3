"""Reweighted wake-sleep over a discrete latent, with an inference network."""
import torch
from torch import nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, ReweightedWakeSleep


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.lin = nn.Linear(1, 2)

    def forward(self, x):
        return self.lin(x.unsqueeze(-1))


net = Net()


def model(x, **_):
    means = pyro.param("means", torch.tensor([-1.0, 1.0]))
    with pyro.plate("n", x.shape[0]):
        k = pyro.sample("k", dist.Categorical(torch.tensor([0.5, 0.5])))
        pyro.sample("x", dist.Normal(means[k], 1.0), obs=x)


def guide(x, observations=None):
    pyro.module("net", net)
    with pyro.plate("n", x.shape[0]):
        pyro.sample("k", dist.Categorical(logits=net(x)))


pyro.set_rng_seed(0)
loss = ReweightedWakeSleep(num_particles=2, model_has_params=True, insomnia=1.0, vectorize_particles=False)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), loss)
svi.step(torch.randn(5))
