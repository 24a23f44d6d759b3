"""A network that is trained by torch: groups of its parameters are made from named_parameters."""
import torch
from torch import nn

import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO

enc = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 4))


def model(x):
    with pyro.plate("n", len(x)):
        z = pyro.sample("z", dist.Normal(torch.zeros(len(x), 2), 1.0).to_event(1))
        pyro.sample("x", dist.Normal(z.sum(-1, keepdim=True), 1.0).expand([len(x), 3]).to_event(1), obs=x)


def guide(x):
    loc, raw = enc(x).chunk(2, -1)
    with pyro.plate("n", len(x)):
        pyro.sample("z", dist.Normal(loc, raw.exp()).to_event(1))


decay = [p for n, p in enc.named_parameters() if n.endswith("weight")]
rest = [p for n, p in enc.named_parameters() if not n.endswith("weight")]
optimizer = torch.optim.AdamW([{"params": decay, "weight_decay": 0.1}, {"params": rest, "weight_decay": 0.0}], lr=0.01)
loss_fn = Trace_ELBO().differentiable_loss
for batch in torch.randn(8, 3).split(4):
    optimizer.zero_grad()
    loss_fn(model, guide, batch).backward()
    optimizer.step()
