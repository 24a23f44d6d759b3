"""condition() around the step observes the site in the guide as well."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.poutine import condition


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    sd = pyro.sample("sd", dist.LogNormal(0.0, 1.0))
    with pyro.plate("n", len(y)):
        pyro.sample("y", dist.Normal(mu, sd), obs=y)


def guide(y):
    pyro.sample("mu", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 0.1))
    pyro.sample("sd", dist.Delta(pyro.param("s", torch.tensor(1.0))))  # error: PYR309


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
with condition(data={"sd": torch.tensor(1.0)}):
    svi.step(torch.randn(4))
