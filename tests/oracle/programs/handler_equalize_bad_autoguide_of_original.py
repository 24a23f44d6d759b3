import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.optim import Adam


def joint(y):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(a + b, 1.0), obs=y)


model = poutine.equalize(joint, ["a", "b"])
svi = SVI(model, AutoNormal(joint), Adam({"lr": 0.1}), Trace_ELBO())  # error: PYR302
svi.step(torch.tensor(0.3))
