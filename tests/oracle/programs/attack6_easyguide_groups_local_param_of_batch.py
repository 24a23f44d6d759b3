"""An easyguide that draws groups of sites jointly and the rest by hand."""
import torch
from torch.distributions import constraints
import pyro
import pyro.distributions as dist
from pyro.contrib.easyguide import EasyGuide, easy_guide
from pyro.infer import SVI, Trace_ELBO


def model(batch, full_size):
    with pyro.plate("shards", full_size, subsample_size=len(batch)) as ind:
        local = pyro.sample("local", dist.Normal(0.0, 1.0))
        pyro.sample("x", dist.Normal(local, 1.0), obs=batch)
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.LogNormal(torch.zeros(3), 1.0).to_event(1))
    pyro.factor("soft", -(a**2))


class Guide(EasyGuide):
    def guide(self, batch, full_size):
        group = self.group(match="a|b")
        loc = pyro.param("loc", torch.zeros(group.event_shape))
        scale = pyro.param("scale", torch.ones(group.event_shape), constraint=constraints.positive)
        group.sample("ab_aux", dist.Normal(loc, scale).to_event(1))
        with self.plate("shards", full_size, subsample_size=len(batch)):
            q = pyro.param("q_loc", torch.zeros(len(batch)), event_dim=0)  # error: PYR211
            pyro.sample("local", dist.Normal(q, 1.0))


guide = Guide(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.randn(5), 20)
