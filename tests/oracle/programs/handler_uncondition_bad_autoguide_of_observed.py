import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.optim import Adam


def joint(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


svi = SVI(poutine.uncondition(joint), AutoNormal(joint), Adam({"lr": 0.1}), Trace_ELBO())  # error: PYR301
svi.step(torch.tensor(1.0))
