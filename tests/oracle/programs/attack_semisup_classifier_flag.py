"""Weakly supervised text: labels given for some batches by keyword, guide samples the label only without it."""
import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate


class Weak(nn.Module):
    def __init__(self):
        super(Weak, self).__init__()
        self.net = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2))

    def model(self, x, y=None):
        pyro.module("weak", self)
        with pyro.plate("docs", x.shape[0]):
            probs = torch.ones(2) / 2
            label = pyro.sample("label", dist.Categorical(probs), obs=y)
            loc = label.float().unsqueeze(-1).expand(label.shape + (3,))
            pyro.sample("x", dist.Normal(loc, 1.0).to_event(1), obs=x)

    def guide(self, x, y=None):
        with pyro.plate("docs", x.shape[0]):
            logits = self.net(x)
            if y is None:
                pyro.sample("label", dist.Categorical(logits=logits), infer={"enumerate": "parallel"})


weak = Weak()
loss = TraceEnum_ELBO(max_plate_nesting=1)
svi = SVI(weak.model, weak.guide, pyro.optim.Adam({"lr": 1e-3}), loss=loss)
svi.step(torch.randn(4, 3))
