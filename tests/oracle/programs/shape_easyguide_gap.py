"""An EasyGuide whose group's regular expression does not reach the MAP site."""
import torch
import pyro
import pyro.distributions as dist
from pyro.contrib.easyguide import EasyGuide
from pyro.infer import SVI, Trace_ELBO


def model(batch):
    drift = pyro.sample("drift", dist.LogNormal(-1.0, 0.5))
    state = 0.0
    for t in range(2):
        state = pyro.sample("state_{}".format(t), dist.Normal(state, 1.0))
        pyro.sample("obs_{}".format(t), dist.Normal(state, drift), obs=batch[t])


class Guide(EasyGuide):
    def guide(self, batch):  # error: PYR301
        group = self.group(match="state_")
        loc = pyro.param("guide_loc", torch.zeros(group.event_shape))
        group.sample("states", dist.Normal(loc, 0.3).to_event(1))


pyro.set_rng_seed(0)
SVI(model, Guide(model), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor([0.1, 0.2]))
