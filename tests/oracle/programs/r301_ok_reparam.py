import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import LocScaleReparam


def school(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 5.0))
    tau = pyro.sample("tau", dist.HalfNormal(2.0))
    with pyro.plate("J", len(y)):
        theta = pyro.sample("theta", dist.Normal(mu, tau))
        pyro.sample("y", dist.Normal(theta, 1.0), obs=y)


model = poutine.reparam(school, config={"theta": LocScaleReparam(0.0)})


def guide(y):
    n = len(y)
    pyro.sample("mu", dist.Normal(pyro.param("mu_l", torch.tensor(0.0)), 1.0))
    pyro.sample("tau", dist.LogNormal(pyro.param("tau_l", torch.tensor(0.0)), 0.1))
    with pyro.plate("J", n):
        pyro.sample("theta_decentered", dist.Normal(pyro.param("th", torch.zeros(n)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor([28.0, 8.0, -3.0]))
