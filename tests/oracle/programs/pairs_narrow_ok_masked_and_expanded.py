"""mask, expand and Independent change no support."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    a = pyro.sample("a", dist.Normal(0.0, 1.0).expand([2]).to_event(1))
    b = pyro.sample("b", dist.Normal(0.0, 1.0).mask(True))
    c = pyro.sample("c", dist.ImproperUniform(dist.constraints.positive, (), ()), obs=torch.tensor(1.0))
    pyro.sample("x", dist.Normal(a.sum() + b, c), obs=x)


def guide(x):
    pyro.sample("a", dist.Independent(dist.Laplace(torch.zeros(2), pyro.param("s", torch.tensor(1.0), constraint=dist.constraints.positive)), 1))
    pyro.sample("b", dist.Cauchy(0.0, 1.0).mask(False))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor(0.0))
