"""Of two equal-looking likelihoods the second stands outside of the plate."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    n = pyro.plate("n", len(x))
    loc = pyro.param("loc", torch.tensor(0.0))
    with n:
        pyro.sample("first", dist.Normal(loc, 1.0), obs=x)
    for name in ["second"]:
        pyro.sample(name, dist.Normal(loc, 1.0), obs=x)  # error: PYR203
    with n:
        pyro.sample("third", dist.Normal(loc, 1.0), obs=x)


def guide(x):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))
