"""One latent a group in the model, one for all in the guide."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO


def model(group, y):
    with pyro.plate("groups", 3):
        a = pyro.sample("a", dist.Normal(0.0, 1.0))
    with pyro.plate("rows", len(y)):
        pyro.sample("y", dist.Normal(a.sum(), 1.0), obs=y)


def guide(group, y):
    a_loc = pyro.param("a_loc", torch.tensor(0.0))
    a_scale = pyro.param("a_scale", torch.tensor(1.0), constraint=dist.constraints.positive)
    pyro.sample("a", dist.Normal(a_loc, a_scale))  # error: PYR306


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceGraph_ELBO())
for _ in range(3):
    svi.step(torch.tensor([0,1,2,1]), torch.zeros(4))
