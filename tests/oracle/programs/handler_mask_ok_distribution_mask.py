import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.optim import Adam


def model(y, seen):
    m = pyro.sample("m", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(y)):
        pyro.sample("y", dist.Normal(m, 1.0).mask(seen), obs=y)


svi = SVI(model, AutoNormal(model), Adam({"lr": 0.1}), Trace_ELBO())
svi.step(torch.zeros(3), torch.tensor([True, False, True]))
