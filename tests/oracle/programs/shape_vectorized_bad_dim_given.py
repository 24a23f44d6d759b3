"""A plate with a dim is vectorized by that alone."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    for i in pyro.plate("n", len(x), dim=-1):  # error: PYR208
        pyro.sample(f"x_{i}", dist.Normal(mu, 1.0), obs=x[i])


def guide(x):
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 0.1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))
