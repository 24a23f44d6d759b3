"""The guide also declares the derived effect, which is none of its business."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 10.0))
    with pyro.plate("schools", 4):
        eta = pyro.sample("eta", dist.Normal(0.0, 1.0))
        theta = mu + 2.0 * eta
        pyro.sample("obs", dist.Normal(theta, 1.0), obs=y)


def guide(y):
    mu = pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 0.1))
    with pyro.plate("schools", 4):
        eta = pyro.sample("eta", dist.Normal(pyro.param("e", torch.zeros(4)), 0.1))
        pyro.deterministic("theta", mu + 2.0 * eta)  # error: PYR302


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), loss=Trace_ELBO())
svi.step(torch.randn(4))
