"""The total of the parts is not summed."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(total):
    with pyro.plate("parts", 3):
        part = pyro.sample("part", dist.Normal(0.0, 1.0))
    pyro.sample("total", dist.Normal(part, 0.1), obs=total)  # error: PYR203


def guide(total):
    with pyro.plate("parts", 3):
        pyro.sample("part", dist.Normal(pyro.param("p", torch.zeros(1)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.tensor(1.0))
