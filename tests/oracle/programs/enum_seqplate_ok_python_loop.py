import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.optim import Adam

groups = [torch.zeros(3), torch.ones(2)]


def model(groups):
    centre = pyro.sample("centre", dist.Normal(0.0, 1.0))
    for g, values in enumerate(groups):
        level = pyro.sample(f"level_{g}", dist.Normal(centre, 1.0))
        with pyro.plate(f"members_{g}", len(values)):
            pyro.sample(f"y_{g}", dist.Normal(level, 1.0), obs=values)


guide = AutoNormal(model)
SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(groups)
