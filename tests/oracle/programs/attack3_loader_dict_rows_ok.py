"""A dataset of dicts, split at random, read by two loaders."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch.utils.data import DataLoader, Dataset, random_split


class Houses(Dataset):
    def __init__(self, n=20):
        g = torch.Generator().manual_seed(0)
        self.features = torch.randn(n, 4, generator=g)
        self.district = torch.randint(0, 3, (n,), generator=g)
        self.price = self.features.sum(1)

    def __len__(self):
        return self.features.shape[0]

    def __getitem__(self, i):
        return {"x": self.features[i], "district": self.district[i], "price": self.price[i]}


def model(batch):
    beta = pyro.sample("beta", dist.Normal(torch.zeros(4), 1.0).to_event(1))
    with pyro.plate("districts", 3):
        level = pyro.sample("level", dist.Normal(0.0, 1.0))
    mean = batch["x"] @ beta + level[batch["district"]]
    with pyro.plate("houses", mean.shape[0]):
        pyro.sample("price", dist.Normal(mean, 1.0), obs=batch["price"])


def guide(batch):
    pyro.sample("beta", dist.Normal(pyro.param("b", torch.zeros(4)), 0.1).to_event(1))
    with pyro.plate("districts", 3):
        pyro.sample("level", dist.Normal(pyro.param("l", torch.zeros(3)), 0.1))


train, test = random_split(Houses(), [16, 4])
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for batch in DataLoader(train, batch_size=8, shuffle=True):
    svi.step(batch)
held_out = sum(svi.evaluate_loss(batch) for batch in DataLoader(test, batch_size=2))
