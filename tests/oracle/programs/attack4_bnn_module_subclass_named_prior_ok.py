"""A PyroModule network whose weights are given priors by walking its modules and their own parameters."""
import torch
from torch import nn

import pyro
import pyro.distributions as dist
from pyro.infer import MCMC, NUTS, SVI, Predictive, TraceMeanField_ELBO
from pyro.infer.autoguide import AutoDiagonalNormal, AutoNormal
from pyro.nn import PyroModule, PyroSample


class BNN(PyroModule):
    def __init__(self, in_dim=1, out_dim=1, hid_dim=4, n_hid_layers=2, prior_scale=5.0):
        super().__init__()
        self.activation = nn.Tanh()
        sizes = [in_dim] + n_hid_layers * [hid_dim] + [out_dim]
        layers = [PyroModule[nn.Linear](sizes[i - 1], sizes[i]) for i in range(1, len(sizes))]
        self.layers = PyroModule[nn.ModuleList](layers)
        for i, layer in enumerate(self.layers):
            layer.weight = PyroSample(
                dist.Normal(0.0, prior_scale * (2 / sizes[i]) ** 0.5).expand([sizes[i + 1], sizes[i]]).to_event(2)
            )
            layer.bias = PyroSample(dist.Normal(0.0, prior_scale).expand([sizes[i + 1]]).to_event(1))

    def forward(self, x, y=None):
        x = x.reshape(-1, 1)
        x = self.activation(self.layers[0](x))
        for layer in self.layers[1:-1]:
            x = self.activation(layer(x))
        mu = self.layers[-1](x).squeeze()
        sigma = pyro.sample("sigma", dist.Gamma(0.5, 1))
        with pyro.plate("data", x.shape[0]):
            pyro.sample("obs", dist.Normal(mu, sigma * sigma), obs=y)
        return mu


x = torch.linspace(-1, 1, 10)
y = x**3
model = BNN()
mean_field_guide = AutoDiagonalNormal(model)
svi = SVI(model, mean_field_guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(2):
    loss = svi.step(x, y)
predictive = Predictive(model, guide=mean_field_guide, num_samples=3)
preds = predictive(x)
print(preds["obs"].mean(0).shape)
