"""Hand-written guides over a nested model: plates in a helper, parameters made by one factory."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO

G, M = 3, 2


def parameter(name, *shape, positive=False):
    constraint = dist.constraints.positive if positive else dist.constraints.real
    value = torch.ones(shape) if positive else torch.zeros(shape)
    return pyro.param(name, value, constraint=constraint)


def gaussian(name, *shape, event_dim=0):
    loc = parameter(name + ".loc", *shape)
    scale = parameter(name + ".scale", *shape, positive=True)
    return pyro.sample(name, dist.Normal(loc, scale).to_event(event_dim))


def model(y):
    top = pyro.sample("top", dist.Normal(torch.zeros(2), 1.0).to_event(1))
    with pyro.plate("g", G, dim=-2):
        mid = pyro.sample("mid", dist.Normal(top, 1.0).to_event(1))
        with pyro.plate("m", M, dim=-1):
            low = pyro.sample("low", dist.Normal(mid[..., 0], 1.0))
            pyro.sample("y", dist.Normal(low, mid[..., 1].exp()), obs=y)


def guide(y):
    gaussian("top", 2, event_dim=1)
    with pyro.plate("g", G, dim=-2):
        gaussian("mid", G, 1, 2, event_dim=1)
        with pyro.plate("m", M, dim=-1):
            gaussian("low", G, M)


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(torch.zeros(G, M))
