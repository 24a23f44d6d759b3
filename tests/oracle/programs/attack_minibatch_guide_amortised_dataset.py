"""A Dataset class of one's own, loader with shuffle, guide amortised by an encoder, progress printed each epoch."""
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, JitTrace_ELBO, Trace_ELBO


class Rows(Dataset):
    def __init__(self, n=8):
        self.x = torch.randn(n, 3)

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        return {"x": self.x[i], "index": i}


class Amortised(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.size = size
        self.encoder = nn.Sequential(nn.Linear(3, 4), nn.ELU(), nn.Linear(4, 2))
        self.w = nn.Parameter(torch.randn(3))

    def model(self, batch):
        pyro.module("amortised", self)
        x = batch["x"]
        with pyro.plate("rows", self.size, subsample=batch["index"]):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("x", dist.Normal(z[..., None] * self.w, 1.0).to_event(1), obs=x)

    def guide(self, batch):
        pyro.module("amortised", self)
        with pyro.plate("rows", self.size, subsample=batch["index"]):
            loc, raw = self.encoder(batch["x"]).unbind(-1)
            pyro.sample("z", dist.Normal(loc, nn.functional.softplus(raw)))


def main(num_epochs=2, jit=False):
    data = Rows()
    net = Amortised(len(data))
    elbo = JitTrace_ELBO() if jit else Trace_ELBO()
    svi = SVI(net.model, net.guide, pyro.optim.Adam({"lr": 1e-3}), elbo)
    for epoch in range(num_epochs):
        net.train()
        total = sum(svi.step(batch) for batch in DataLoader(data, batch_size=4, shuffle=True))
        print(f"epoch={epoch} loss={total / len(data):.3f}")


main()
