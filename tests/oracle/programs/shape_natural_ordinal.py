"""Ordinal regression with cutpoints by cumulative sums."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta

CATEGORIES = 4


def model(x, y):
    gaps = pyro.sample("gaps", dist.LogNormal(torch.zeros(CATEGORIES - 1), 0.5).to_event(1))
    beta = pyro.sample("beta", dist.Normal(0.0, 1.0).expand([x.shape[1]]).to_event(1))
    cutpoints = gaps.cumsum(-1) - 2.0
    eta = torch.mv(x, beta)
    with pyro.plate("rows", x.shape[0]):
        pyro.sample("y", dist.OrderedLogistic(eta, cutpoints), obs=y)
        cumulative = torch.sigmoid(cutpoints - eta.unsqueeze(-1))
        padded = torch.nn.functional.pad(cumulative, (1, 0))
        probs = torch.cat([padded[:, 1:] - padded[:, :-1], 1 - padded[:, -1:]], dim=1)
        pyro.sample("again", dist.Categorical(probs.clamp(min=1e-6)), obs=y)


guide = AutoDelta(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(2):
    svi.step(torch.randn(6, 2), torch.tensor([0, 1, 2, 3, 3, 0]))
