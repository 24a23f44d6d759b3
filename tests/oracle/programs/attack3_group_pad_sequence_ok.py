"""Ragged groups are padded and masked."""
import torch
import pyro
import pyro.distributions as dist
from torch.nn.utils.rnn import pad_sequence
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal

groups = [torch.randn(3), torch.randn(5), torch.randn(2)]
padded = pad_sequence(groups, batch_first=True)
lengths = torch.tensor([len(g) for g in groups])
mask = torch.arange(padded.shape[1])[None, :] < lengths[:, None]


def model(y, mask):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("groups", y.shape[0], dim=-2):
        level = pyro.sample("level", dist.Normal(mu, 1.0))
        with pyro.plate("members", y.shape[1], dim=-1), pyro.poutine.mask(mask=mask):
            pyro.sample("y", dist.Normal(level, 1.0), obs=y)


svi = SVI(model, AutoNormal(model), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(padded, mask)
