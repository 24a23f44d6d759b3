"""obs_mask in the model; the guide was written before there were gaps in the data."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

y = torch.tensor([0.3, 0.0, 1.2])
present = ~torch.tensor([False, True, False])


def model(y, present):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("stations", len(y)):
        pyro.sample("reading", dist.Normal(mu, 1.0), obs=y, obs_mask=present)


def guide(y, present):  # error: PYR301
    pyro.sample("mu", dist.Normal(pyro.param("mu_q", torch.tensor(0.0)), 0.1))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(y, present)
