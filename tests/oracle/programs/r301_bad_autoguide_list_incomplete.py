import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import Trace_ELBO
from pyro.infer.autoguide import AutoDelta, AutoDiagonalNormal, AutoGuideList


def model(obs):
    u = pyro.sample("u", dist.Normal(0.0, 1.0))
    v = pyro.sample("v", dist.Normal(0.0, 1.0))
    w = pyro.sample("w", dist.Normal(0.0, 1.0))
    pyro.sample("obs", dist.Normal(u + v + w, 1.0), obs=obs)


guide = AutoGuideList(model)
guide.append(AutoDelta(poutine.block(model, expose=["u"])))
guide.append(AutoDiagonalNormal(poutine.block(model, expose=["v"])))
print(Trace_ELBO().loss(model, guide, torch.tensor(2.0)))  # error: PYR301
