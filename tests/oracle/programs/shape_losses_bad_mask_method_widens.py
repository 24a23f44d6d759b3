# also: PYR203 the shapes of model and guide are compared before their plates are
"""Distribution.mask of one flag a row gives a scalar site a batch shape that the guide does not have."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO


def model(y, known):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0).mask(known))  # error: PYR203
    with pyro.plate("n", 3):
        pyro.sample("y", dist.Normal(mu, 1.0).mask(known), obs=y)


def guide(y, known):
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))  # error: PYR306


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceGraph_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3), torch.tensor([True, False, True]))
