"""The targets of the DataLoader are columns, the mean is a vector."""
from dataclasses import dataclass
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from torch.utils.data import DataLoader, TensorDataset


@dataclass
class Settings:
    batch_size: int = 4
    epochs: int = 2


def regression(x, y=None):
    coef = pyro.sample("coef", dist.Normal(0.0, 1.0).expand([3]).to_event(1))
    with pyro.plate("batch", x.shape[0]):
        pyro.sample("y", dist.Normal(x @ coef, 1.0), obs=y)  # error: PYR203


class Trainer:
    def __init__(self, model, settings):
        self.model, self.settings = model, settings
        self.guide = AutoNormal(model)
        self.svi = SVI(self.model, self.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())

    def fit(self, dataset):
        loader = DataLoader(dataset, batch_size=self.settings.batch_size, drop_last=True)
        for _ in range(self.settings.epochs):
            total = sum(self.svi.step(xb, yb) for xb, yb in loader)


x, y = torch.randn(10, 3), torch.randn(10, 1)
Trainer(regression, Settings()).fit(TensorDataset(x, y))
