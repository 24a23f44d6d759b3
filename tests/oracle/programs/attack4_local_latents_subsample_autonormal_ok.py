"""Local latents in a plate that draws its own minibatch, covered by AutoNormal with create_plates."""
import torch

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoGuideList, AutoNormal, AutoDelta
from pyro import poutine

N, B = 20, 5
data = torch.randn(N)


def create_plates(data):
    return pyro.plate("data", N, subsample_size=B, dim=-1)


def model(data):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    tau = pyro.sample("tau", dist.HalfNormal(1.0))
    with create_plates(data):
        batch = pyro.subsample(data, event_dim=0)
        local = pyro.sample("local", dist.Normal(mu, tau))
        pyro.sample("obs", dist.Normal(local, 0.3), obs=batch)


guide = AutoGuideList(model, create_plates=create_plates)
guide.append(AutoDelta(poutine.block(model, expose=["mu", "tau"])))
guide.append(AutoNormal(poutine.block(model, expose=["local"])))
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(data)
