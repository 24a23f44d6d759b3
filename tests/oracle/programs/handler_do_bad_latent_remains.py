import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def joint(y):
    x = pyro.sample("x", dist.Normal(0.0, 1.0))
    z = pyro.sample("z", dist.Normal(x, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):  # error: PYR301
    pyro.sample("z", dist.Normal(pyro.param("z_loc", torch.tensor(0.0)), 1.0))


svi = SVI(pyro.do(joint, data={"x": torch.tensor(2.0)}), guide, Adam({"lr": 0.1}), Trace_ELBO())
svi.step(torch.tensor(1.0))
