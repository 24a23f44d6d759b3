"""A Bayesian regression, as in the tutorials, with batches from a loader."""
import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
from pyro.nn import PyroModule, PyroSample
from pyro.infer import SVI, Trace_ELBO, Predictive
from pyro.infer.autoguide import AutoDiagonalNormal
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)


class BNN(PyroModule):
    def __init__(self, n_in, hidden=(8, 4), n_out=1):
        super().__init__()
        sizes = [n_in, *hidden, n_out]
        layers = []
        for a, b in zip(sizes[:-1], sizes[1:]):
            layer = PyroModule[nn.Linear](a, b)
            layer.weight = PyroSample(dist.Normal(0.0, 1.0).expand([b, a]).to_event(2))
            layer.bias = PyroSample(dist.Normal(0.0, 1.0).expand([b]).to_event(1))
            layers.append(layer)
        self.layers = PyroModule[nn.ModuleList](layers)
        self.activation = nn.Tanh()

    def forward(self, x, y=None):
        for layer in self.layers[:-1]:
            x = self.activation(layer(x))
        mean = self.layers[-1](x).squeeze(-1)
        sigma = pyro.sample("sigma", dist.Gamma(2.0, 1.0))
        with pyro.plate("data", x.shape[0]):
            pyro.sample("obs", dist.Normal(mean, sigma), obs=y)
        return mean


X = torch.randn(20, 3)
Y = X.sum(-1)
loader = DataLoader(TensorDataset(X, Y), batch_size=6, shuffle=True)
model = BNN(X.shape[1])
guide = AutoDiagonalNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 1e-2}), loss=Trace_ELBO())
for epoch in range(2):
    for xb, yb in loader:
        loss = svi.step(xb, yb)
predictive = Predictive(model, guide=guide, num_samples=5)
samples = predictive(X)
