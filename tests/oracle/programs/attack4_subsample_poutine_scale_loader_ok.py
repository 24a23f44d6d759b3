"""Minibatches from a DataLoader, the likelihood scaled by hand; weights of the classes are global."""
import torch
from torch.utils.data import DataLoader, Dataset

import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoLowRankMultivariateNormal


class Rows(Dataset):
    def __init__(self, n, d, classes):
        self.x = torch.randn(n, d)
        self.y = torch.randint(0, classes, (n,))

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return {"x": self.x[i], "y": self.y[i]}


def make_model(n_total, d, classes):
    def model(batch):
        w = pyro.sample("w", dist.Normal(0.0, 1.0).expand([d, classes]).to_event(2))
        b = pyro.sample("b", dist.Normal(0.0, 1.0).expand([classes]).to_event(1))
        x, y = batch["x"], batch["y"]
        with pyro.plate("rows", x.size(0)), poutine.scale(scale=n_total / x.size(0)):
            pyro.sample("y", dist.Categorical(logits=x @ w + b), obs=y)

    return model


def train(dataset, epochs=2, batch_size=5):
    model = make_model(len(dataset), 3, 4)
    guide = AutoLowRankMultivariateNormal(model, rank=2)
    scheduler = pyro.optim.ExponentialLR({"optimizer": torch.optim.Adam, "optim_args": {"lr": 0.01}, "gamma": 0.99})
    svi = SVI(model, guide, scheduler, loss=Trace_ELBO())
    for epoch in range(epochs):
        for batch in DataLoader(dataset, batch_size, shuffle=True):
            svi.step(batch)
        scheduler.step()
    return guide


guide = train(Rows(23, 3, 4))
print({k: v.shape for k, v in guide.median().items()})
