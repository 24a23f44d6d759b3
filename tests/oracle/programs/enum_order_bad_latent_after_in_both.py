import torch
import pyro
import pyro.distributions as dist
from torch.distributions import constraints
from pyro.infer import SVI, TraceEnum_ELBO


def model(y):
    with pyro.plate("items", y.shape[0]):
        kind = pyro.sample("kind", dist.Categorical(torch.tensor([0.2, 0.3, 0.5])))
    level = pyro.sample("level", dist.Normal(0.0, 1.0))  # error: PYR404
    with pyro.plate("again", y.shape[0]):
        pyro.sample("y", dist.Normal(level, 1.0), obs=y)


def guide(y):
    logits = pyro.param("logits", torch.zeros(y.shape[0], 3))
    with pyro.plate("items", y.shape[0]):
        pyro.sample("kind", dist.Categorical(logits=logits), infer={"enumerate": "parallel"})
    loc = pyro.param("loc", torch.tensor(0.0))
    scale = pyro.param("scale", torch.tensor(1.0), constraint=constraints.positive)
    pyro.sample("level", dist.Normal(loc, scale))  # error: PYR404


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=1)).step(torch.ones(5))
