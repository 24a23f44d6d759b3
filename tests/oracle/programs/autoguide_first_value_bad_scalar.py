import torch

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta


def model():
    scale = pyro.sample("scale", dist.HalfNormal(1.0))
    pyro.sample("y", dist.Normal(0.0, scale), obs=torch.tensor(0.3))


guide = AutoDelta(model, init_loc_fn=lambda site: torch.full((2,), 0.1))
SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step()  # error: PYR306
