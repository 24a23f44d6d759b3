# silent: PYR501 nothing keeps the parameter in the constraint, and these few steps do not carry it out
"""The guide is decorated for enumeration although the loss does not enumerate."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, config_enumerate


def model(ys):
    with pyro.plate("t", len(ys)):
        regime = pyro.sample("regime", dist.Bernoulli(0.3))
        pyro.sample("y", dist.Normal(regime, 1.0), obs=ys)


@config_enumerate
def guide(ys):
    with pyro.plate("t", len(ys)):
        pyro.sample("regime", dist.Bernoulli(pyro.param("p", torch.tensor(0.4))))  # error: PYR501


def make_loss(fast=True):
    if fast:
        return Trace_ELBO(num_particles=1)  # error: PYR401
    return None


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), loss=make_loss()).step(torch.randn(3))
