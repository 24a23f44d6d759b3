import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(x, y=None):
    w = pyro.sample("w", dist.Normal(0.0, 1.0))
    with pyro.plate("rows", len(x)):
        pyro.sample("x", dist.Normal(0.0, 1.0), obs=x)
        pyro.sample("y", dist.Normal(w * x, 0.5), obs=y)


def guide(x, y=None):  # error: PYR301
    pyro.sample("w", dist.Normal(pyro.param("w_loc", torch.tensor(0.0)), 0.1))


x = torch.linspace(0, 1, 5)
svi = SVI(model, guide, Adam({"lr": 0.01}), loss=Trace_ELBO())
svi.step(x)  # the targets were forgotten, so "y" is latent
