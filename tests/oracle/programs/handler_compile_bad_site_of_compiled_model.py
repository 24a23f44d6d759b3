"""What torch.compile makes of a function samples what the function samples; eager, as the tests have no compiler."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(x):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(z, 1.0), obs=x)


@torch.jit.ignore
def guide(x):  # error: PYR301
    pyro.sample("zz", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))  # error: PYR302


fast = torch.compile(model, backend="eager", disable=True)
SVI(fast, guide, Adam({"lr": 0.01}), loss=Trace_ELBO()).step(torch.tensor(0.5))
