"""A trainer that owns a torch optimiser and calls a differentiable loss, in the style of Lightning modules."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.nn import PyroModule, PyroSample


class BayesianRegression(PyroModule):
    def __init__(self, in_features, hidden=4):
        super().__init__()
        self.net = PyroModule[nn.Sequential](
            PyroModule[nn.Linear](in_features, hidden), nn.Tanh(), PyroModule[nn.Linear](hidden, 1)
        )
        for m in self.net.modules():
            if isinstance(m, nn.Linear):
                m.weight = PyroSample(dist.Normal(0.0, 1.0).expand(m.weight.shape).to_event(2))
                m.bias = PyroSample(dist.Normal(0.0, 1.0).expand(m.bias.shape).to_event(1))

    def forward(self, x, y=None):
        sigma = pyro.sample("sigma", dist.Uniform(0.0, 10.0))
        mean = self.net(x).squeeze(-1)
        with pyro.plate("data", x.shape[0]):
            pyro.sample("obs", dist.Normal(mean, sigma), obs=y)
        return mean


class LitModule(nn.Module):
    def __init__(self, model, lr):
        super().__init__()
        self.model = model
        self.guide = AutoNormal(model)
        self.loss_fn = Trace_ELBO().differentiable_loss
        self.lr = lr

    def configure_optimizers(self):
        return torch.optim.Adam(self.guide.parameters(), lr=self.lr)

    def training_step(self, batch, batch_idx):
        x, y = batch
        return self.loss_fn(self.model, self.guide, x, y)


class Trainer:
    def __init__(self, max_epochs):
        self.max_epochs = max_epochs

    def fit(self, module, loader):
        for batch in loader:
            module.training_step(batch, 0)
            break
        optimizer = module.configure_optimizers()
        for _ in range(self.max_epochs):
            for i, batch in enumerate(loader):
                optimizer.zero_grad()
                loss = module.training_step(batch, i)
                loss.backward()
                optimizer.step()


loader = DataLoader(TensorDataset(torch.randn(12, 3), torch.randn(12)), batch_size=4)
Trainer(2).fit(LitModule(BayesianRegression(3), 1e-2), loader)
