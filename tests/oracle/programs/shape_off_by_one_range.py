"""Time steps counted from 0 in the model and from 1 in the guide."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

LENGTH = 4


def model(series):
    z = torch.tensor(0.0)
    for t in pyro.markov(range(LENGTH)):
        z = pyro.sample("z_{}".format(t), dist.Normal(z, 1.0))
        pyro.sample("x_{}".format(t), dist.Normal(z, 0.1), obs=series[t])


def guide(series):  # error: PYR301
    locs = pyro.param("locs", torch.zeros(LENGTH + 1))
    for t in pyro.markov(range(1, LENGTH + 1)):
        pyro.sample("z_{}".format(t), dist.Normal(locs[t], 0.1))  # error: PYR302


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.ones(LENGTH))
