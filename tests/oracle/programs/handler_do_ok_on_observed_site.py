import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def joint(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    x = pyro.sample("x", dist.Normal(z, 1.0), obs=y)
    pyro.sample("w", dist.Normal(x, 1.0), obs=y + 1)


def guide(y):
    pyro.sample("z", dist.Normal(pyro.param("z_loc", torch.tensor(0.0)), 1.0))


svi = SVI(poutine.do(joint, data={"x": torch.tensor(2.0)}), guide, Adam({"lr": 0.1}), Trace_ELBO())
svi.step(torch.tensor(1.0))
