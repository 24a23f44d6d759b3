import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import DiscreteCosineReparam
from pyro.optim import Adam


@poutine.reparam(config={"walk": DiscreteCosineReparam(dim=-1, smooth=1.0)})
def model(y):
    walk = pyro.sample("walk", dist.Normal(torch.zeros(8), 1.0).to_event(1))
    pyro.sample("y", dist.Normal(walk, 1.0).to_event(1), obs=y)


def guide(y):  # error: PYR301
    loc = pyro.param("loc", torch.zeros(8))
    pyro.sample("walk_haar", dist.Normal(loc, 1.0).to_event(1))  # error: PYR302


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(8))
