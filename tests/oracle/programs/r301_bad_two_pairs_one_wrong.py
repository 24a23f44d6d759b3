import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.Normal(a, 1.0))
    pyro.sample("x", dist.Normal(b, 1.0), obs=x)


def factorised(x):
    for name in "ab":
        pyro.sample(name, dist.Normal(pyro.param("loc_" + name, torch.tensor(0.0)), 1.0))


def lazy(x):  # error: PYR301
    pyro.sample("a", dist.Normal(pyro.param("lazy_a", torch.tensor(0.0)), 1.0))


optim = pyro.optim.Adam({"lr": 0.1})
good = SVI(model, factorised, optim, Trace_ELBO())
bad = SVI(model, lazy, optim, Trace_ELBO())
for svi in (good, bad):
    svi.step(torch.tensor(0.0))
