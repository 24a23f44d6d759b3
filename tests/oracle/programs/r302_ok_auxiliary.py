import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model():
    z = pyro.sample("z", dist.Normal(0.0, 1.0).expand([2]).to_event(1))
    pyro.sample("x", dist.Normal(z.sum(), 1.0), obs=torch.tensor(0.1))


def guide():
    loc = pyro.param("loc", torch.zeros(2))
    base = pyro.sample("base", dist.Normal(loc, 1.0).to_event(1), infer={"is_auxiliary": True})
    pyro.sample("z", dist.Delta(base * 2.0, event_dim=1))


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step()
