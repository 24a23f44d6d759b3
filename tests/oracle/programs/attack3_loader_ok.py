"""Production style: settings in a dataclass, a trainer, batches from a DataLoader."""
from dataclasses import dataclass, field
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
    optim: dict = field(default_factory=lambda: {"lr": 0.01})


def regression(x, y=None):
    coef = pyro.sample("coef", dist.Normal(0.0, 1.0).expand([x.shape[1]]).to_event(1))
    noise = pyro.sample("noise", dist.Exponential(1.0))
    with pyro.plate("batch", x.shape[0]):
        pyro.sample("y", dist.Normal(x @ coef, noise), obs=y)


class Trainer:
    def __init__(self, model, settings):
        self.model, self.settings = model, settings
        self.guide = AutoNormal(model)
        self.svi = SVI(self.model, self.guide, pyro.optim.Adam(settings.optim), Trace_ELBO())

    def fit(self, dataset):
        loader = DataLoader(dataset, batch_size=self.settings.batch_size, drop_last=True)
        history = []
        for _ in range(self.settings.epochs):
            total = sum(self.svi.step(*batch) for batch in loader)
            history.append(total / len(dataset))
        return history


x, y = torch.randn(10, 3), torch.randn(10)
Trainer(regression, Settings()).fit(TensorDataset(x, y))
