"""A Dataset class of the program's own, read by a DataLoader."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch.utils.data import DataLoader, Dataset


class Rows(Dataset):
    def __init__(self, n):
        self.x = torch.randn(n, 5)
        self.y = (self.x.sum(-1) > 0).float()

    def __len__(self):
        return len(self.x)

    def __getitem__(self, index):
        return self.x[index], self.y[index]


def model(x, y):
    w = pyro.sample("w", dist.Laplace(torch.zeros(5), 1.0).to_event(1))
    with pyro.plate("rows", len(x)):
        pyro.sample("y", dist.Bernoulli(logits=torch.mv(x, w)), obs=y)


def guide(x, y):
    loc = pyro.param("loc", torch.zeros(5))
    log_scale = pyro.param("log_scale", torch.zeros(5))
    pyro.sample("w", dist.Normal(loc, torch.exp(log_scale)).to_event(1))


loader = DataLoader(Rows(9), batch_size=3, shuffle=True)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for epoch in range(2):
    for i, (xb, yb) in enumerate(loader):
        svi.step(xb, yb)
