"""A group of an EasyGuide gives each site its own shape back: what a plain site makes of them has the rows' batch."""
import torch
import pyro
import pyro.distributions as dist
from pyro.contrib.easyguide import EasyGuide
from pyro.infer import SVI, Trace_ELBO


def model(data):
    with pyro.plate("rows", 3):
        effect = pyro.sample("effect", dist.Normal(0.0, 1.0))
    spread = pyro.sample("spread", dist.LogNormal(0.0, 1.0))
    total = pyro.sample("total", dist.Normal(effect.sum(), spread))
    pyro.sample("seen", dist.Normal(total, 1.0), obs=data)


class Guide(EasyGuide):
    def guide(self, data):
        group = self.group(match="effect|spread")
        loc = pyro.param("loc", torch.zeros(group.event_shape))
        _, values = group.sample("packed", dist.Normal(loc, 0.1).to_event(1))
        pyro.sample("total", dist.Normal(values["effect"], values["spread"]))  # error: PYR306


SVI(model, Guide(model), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(0.3))
