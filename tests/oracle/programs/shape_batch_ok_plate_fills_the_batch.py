"""The plates may give the batch shape alone, in part, or not at all."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO
from pyro.infer.autoguide import AutoNormal


def model(y):
    n, m = y.shape
    with pyro.plate("i", n, dim=-2), pyro.plate("j", m, dim=-1):
        a = pyro.sample("a", dist.Normal(0.0, 1.0))
        b = pyro.sample("b", dist.Normal(torch.zeros(m), 1.0))
        c = pyro.sample("c", dist.Normal(torch.zeros(n, 1), 1.0))
        d = pyro.sample("d", dist.Normal(torch.zeros(n, m), torch.ones(m)))
        assert a.shape == b.shape == c.shape == d.shape
        pyro.sample("y", dist.Normal(a + b + c + d, 1.0), obs=y)


guide = AutoNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3, 2))
