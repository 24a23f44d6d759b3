"""The seasonal effects are repeated for whole cycles, and a rest remains."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def model(y, period=3):
    T = y.shape[-1]
    cycles, rest = divmod(T, period)
    with pyro.plate("season", period):
        effect = pyro.sample("effect", dist.Normal(0.0, 1.0))
    full = effect.repeat(cycles)
    trend = 0.0
    with pyro.plate("time", T):
        pyro.sample("y", dist.Normal(full + trend, 1.0), obs=y)  # error: PYR205
    with pyro.plate("cycles", cycles):
        pyro.sample("mean", dist.Normal(effect.mean(), 1.0), obs=y[: cycles * period].view(cycles, period).mean(-1))


guide = AutoNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.arange(8.0))
