import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.optim import Adam


def joint(y):
    a = pyro.param("a_shift", torch.tensor(0.1))
    b = pyro.param("b_shift", torch.tensor(0.3))
    z = pyro.sample("z", dist.Normal(a + b, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


svi = SVI(poutine.equalize(joint, ".+_shift", "param"), AutoNormal(joint), Adam({"lr": 0.1}), Trace_ELBO())
svi.step(torch.tensor(0.3))
