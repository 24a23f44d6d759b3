"""Reparametrised hierarchy: LocScale by a strategy and by a config, and what is left of it in a hand guide."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.distributions import constraints
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import LocScaleReparam, TransformReparam, AutoReparam

J = 6


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 5.0))
    tau = pyro.sample("tau", dist.LogNormal(0.0, 1.0))
    with pyro.plate("J", J):
        theta = pyro.sample("theta", dist.Normal(mu, tau))
        pyro.sample("obs", dist.Normal(theta, 1.0), obs=y)


reparam_model = poutine.reparam(model, config={"theta": LocScaleReparam(0.0)})


def guide(y):  # error: PYR301
    mu_loc = pyro.param("mu_loc", torch.tensor(0.0))
    tau_loc = pyro.param("tau_loc", torch.tensor(0.0))
    pyro.sample("mu", dist.Normal(mu_loc, 0.1))
    pyro.sample("tau", dist.LogNormal(tau_loc, 0.1))
    with pyro.plate("J", J):
        loc = pyro.param("theta_loc", torch.zeros(J))
        scale = pyro.param("theta_scale", torch.ones(J), constraint=constraints.positive)
        pyro.sample("theta", dist.Normal(loc, scale))  # error: PYR302


svi = SVI(reparam_model, guide, pyro.optim.Adam({"lr": 0.02}), Trace_ELBO())
svi.step(torch.randn(J))
