"""A dataset of dicts whose target keeps a dim of its own."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch.utils.data import DataLoader, Dataset, random_split


class Houses(Dataset):
    def __init__(self, n=20):
        self.features = torch.randn(n, 4)
        self.price = self.features.sum(1, keepdim=True)

    def __len__(self):
        return self.features.shape[0]

    def __getitem__(self, i):
        return {"x": self.features[i], "price": self.price[i]}


def model(batch):
    beta = pyro.sample("beta", dist.Normal(torch.zeros(4), 1.0).to_event(1))
    mean = batch["x"] @ beta
    with pyro.plate("houses", mean.shape[0]):
        pyro.sample("price", dist.Normal(mean, 1.0), obs=batch["price"])  # error: PYR203


def guide(batch):
    pyro.sample("beta", dist.Normal(pyro.param("b", torch.zeros(4)), 0.1).to_event(1))


train, test = random_split(Houses(), [16, 4])
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for batch in DataLoader(train, batch_size=8, shuffle=True):
    svi.step(batch)
