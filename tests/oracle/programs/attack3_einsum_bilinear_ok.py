"""A trilinear model by einsum."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(a, b, y):
    core = pyro.sample("core", dist.Normal(torch.zeros(2, 3), 1.0).to_event(2))
    mean = torch.einsum("ni,ij,nj->n", a, core, b)
    with pyro.plate("n", a.shape[0]):
        pyro.sample("y", dist.Normal(mean, 1.0), obs=y)


def guide(a, b, y):
    u = pyro.param("u", torch.ones(2))
    v = pyro.param("v", torch.ones(3))
    pyro.sample("core", dist.Normal(torch.outer(u, v), 0.1).to_event(2))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.randn(5, 2), torch.randn(5, 3), torch.randn(5))
