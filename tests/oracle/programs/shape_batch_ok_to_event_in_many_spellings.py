"""Each of these sites has an empty batch shape, however it gets there."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def model(x):
    a = pyro.sample("a", dist.Normal(torch.zeros(3), 1.0).to_event(1))
    b = pyro.sample("b", dist.Normal(0.0, 1.0).expand([3]).to_event())
    c = pyro.sample("c", dist.Independent(dist.Normal(torch.zeros(3), torch.ones(3)), 1))
    d = pyro.sample("d", dist.MultivariateNormal(torch.zeros(3), torch.eye(3)))
    e = pyro.sample("e", dist.Normal(torch.zeros(2, 3), 1.0).to_event(2))
    f = pyro.sample("f", dist.Normal(a, 1.0).to_event(len(a.shape)))
    loc = a + b + c + d + e.sum(-2) + f
    pyro.sample("x", dist.Normal(loc, 1.0).to_event(loc.dim()), obs=x)


guide = AutoNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))
