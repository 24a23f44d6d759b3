import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):  # error: PYR301
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(z, 1.0), obs=x)  # error: PYR302


def guide(x):
    loc = pyro.param("loc", torch.tensor(0.0))
    u = pyro.sample("u", dist.Normal(loc, 1.0), infer={"is_auxiliary": True})
    pyro.factor("pull", -(u**2), has_rsample=True)
    pyro.sample("z", dist.Normal(u, 1.0))


SVI(guide, model, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.0))
