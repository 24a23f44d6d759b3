"""Local level model: the guide is a random walk of its own over the same steps."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

T = 6


def model(y):
    q = pyro.sample("q", dist.LogNormal(0.0, 1.0))
    r = pyro.sample("r", dist.LogNormal(0.0, 1.0))
    level = pyro.sample("level_0", dist.Normal(0.0, 1.0))
    pyro.sample("y_0", dist.Normal(level, r), obs=y[0])
    for t in range(1, T):
        level = pyro.sample(f"level_{t}", dist.Normal(level, q))
        pyro.sample(f"y_{t}", dist.Normal(level, r), obs=y[t])


def guide(y):
    for noise in "qr":
        pyro.sample(noise, dist.LogNormal(pyro.param(noise + "_loc", torch.tensor(0.0)), 0.1))
    loc = pyro.param("loc", torch.zeros(T))
    scale = pyro.param("scale", torch.ones(T), constraint=dist.constraints.positive)
    for t, (m, s) in enumerate(zip(loc, scale)):
        pyro.sample("level_" + str(t), dist.Normal(m, s))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
print(sum(svi.step(torch.randn(T)) for _ in range(2)))
