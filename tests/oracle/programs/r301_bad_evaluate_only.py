import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(loc, 1.0), obs=x)


def guide(x):  # error: PYR301
    pyro.sample("locc", dist.Normal(0.0, 1.0))  # error: PYR302


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), loss=Trace_ELBO())
held_out = svi.evaluate_loss(torch.tensor(0.3))
