"""An auxiliary draw has no counterpart and may live anywhere."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    u = pyro.sample("u", dist.Uniform(0.0, 1.0), infer={"is_auxiliary": True})
    m = pyro.param("m", torch.tensor(0.0))
    pyro.sample("z", dist.Normal(m + u - 0.5, 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor(1.0))
