"""The guide turns its normal into an event of the prior's own event_dim."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

PRIORS = {"loc": dist.Normal(0.0, 1.0), "vec": dist.Normal(torch.zeros(3), 1.0).to_event(1)}


def model(y):
    values = [pyro.sample(name, prior) for name, prior in PRIORS.items()]
    pyro.sample("y", dist.Normal(values[0] + values[1].sum(), 1.0), obs=y)


def guide(y):
    for name, prior in PRIORS.items():
        init = torch.zeros(prior.event_shape)
        q = dist.Normal(pyro.param(name + "_m", init), 1.0).to_event(prior.event_dim)
        pyro.sample(name, q)


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
