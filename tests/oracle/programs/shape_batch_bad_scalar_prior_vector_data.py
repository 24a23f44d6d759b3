"""The classic: all the data are observed at one scalar site and no plate stands around it."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(data):
    mu = pyro.sample("mu", dist.Normal(0.0, 10.0))
    sigma = pyro.sample("sigma", dist.LogNormal(0.0, 1.0))
    pyro.sample("obs", dist.Normal(mu, sigma), obs=data)  # error: PYR203


def guide(data):
    mu_loc = pyro.param("mu_loc", torch.tensor(0.0))
    pyro.sample("mu", dist.Normal(mu_loc, 0.1))
    pyro.sample("sigma", dist.Delta(pyro.param("sigma_map", torch.tensor(1.0), constraint=dist.constraints.positive)))


data = torch.randn(20) + 3.0
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), loss=Trace_ELBO())
for step in range(5):
    svi.step(data)
