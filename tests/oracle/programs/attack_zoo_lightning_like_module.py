"""A training module in the manner of a framework: training_step, configure_optimizers, a fit function outside."""
import torch
from torch import nn
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO
from pyro.nn import PyroModule


class Lit(nn.Module):
    def __init__(self, elbo_cls=Trace_ELBO):
        super().__init__()
        self.net = nn.Linear(2, 2)
        self.loss_fn = elbo_cls().differentiable_loss

    def model(self, x):
        with pyro.plate("b", x.shape[0]):
            z = pyro.sample("z", dist.Normal(torch.zeros(2), 1.0).to_event(1))
            pyro.sample("x", dist.Normal(z, 1.0).to_event(1), obs=x)

    def guide(self, x):
        with pyro.plate("b", x.shape[0]):
            pyro.sample("z", dist.Normal(self.net(x), 1.0))  # error: PYR305

    def training_step(self, batch, batch_idx):
        return self.loss_fn(self.model, self.guide, batch)

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), lr=1e-3)


def fit(module, loader, max_epochs=1):
    optimizer = module.configure_optimizers()
    for _ in range(max_epochs):
        for batch_idx, batch in enumerate(loader):
            optimizer.zero_grad()
            loss = module.training_step(batch, batch_idx)
            loss.backward()
            optimizer.step()


# shows: PYR305 Shape mismatch inside plate
fit(Lit(), [torch.randn(3, 2)])
