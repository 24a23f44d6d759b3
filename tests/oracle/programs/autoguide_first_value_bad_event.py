import torch

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.infer.autoguide.initialization import init_to_value


def model(x, y):
    w = pyro.sample("w", dist.Normal(torch.zeros(x.shape[1]), 1.0).to_event(1))
    with pyro.plate("rows", len(x)):
        pyro.sample("y", dist.Normal(x.sum(-1) * w.mean(), 1.0), obs=y)


x, y = torch.randn(6, 3), torch.randn(6)
guide = AutoNormal(model, init_loc_fn=init_to_value(values={"w": torch.zeros(4)}))
SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(x, y)  # error: PYR306
