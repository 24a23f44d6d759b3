import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def make_guide(full_rank):
    def guide(x):
        loc = pyro.param("loc", torch.zeros(2))
        if full_rank:
            q = dist.MultivariateNormal(loc, torch.eye(2))
        else:
            q = dist.Normal(loc, 1.0).to_event(1)
        pyro.sample("z", q)

    return guide


def model(x):
    z = pyro.sample("z", dist.MultivariateNormal(torch.zeros(2), torch.eye(2)))
    pyro.sample("x", dist.Normal(z.sum(), 1.0), obs=x)


for full_rank in [True, False]:
    SVI(model, make_guide(full_rank), pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.0))
