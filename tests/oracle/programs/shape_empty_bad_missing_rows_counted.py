"""Nothing is missing, and the plate of the missing is built all the same."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, missing):
    mu = pyro.param("mu", torch.tensor(0.0))
    n_missing = sum(missing)
    imputed = pyro.plate("imputed", n_missing)  # error: PYR210
    if n_missing:
        with imputed:
            pyro.sample("x_missing", dist.Normal(mu, 1.0))
    with pyro.plate("known", len(x)):
        pyro.sample("x", dist.Normal(mu, 1.0), obs=x)


def guide(x, missing):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(2), [0, 0])
