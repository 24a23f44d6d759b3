"""EasyGuide: a group by regular expression beside a MAP site, and the decorator form with plain sites."""
import torch
import pyro
import pyro.distributions as dist
from pyro.contrib.easyguide import EasyGuide, easy_guide
from pyro.infer import SVI, Trace_ELBO

STOPS = 3


def tram(delays):
    jitter = pyro.sample("jitter", dist.LogNormal(-1.0, 0.5))
    late = torch.tensor(0.0)
    for stop in range(STOPS):
        late = late + pyro.sample("hold_{}".format(stop), dist.Exponential(2.0))
        pyro.sample("delay_{}".format(stop), dist.Normal(late, jitter), obs=delays[stop])


class Grouped(EasyGuide):
    def guide(self, delays):
        self.map_estimate("jitter")
        holds = self.group(match=r"hold_\d")
        centre = pyro.param("centre", lambda: torch.zeros(holds.event_shape))
        holds.sample("holds", dist.Normal(centre, 0.3).to_event(1))


@easy_guide(tram)
def one_by_one(self, delays):
    self.map_estimate("jitter")
    for stop in range(STOPS):
        pyro.sample(f"hold_{stop}", dist.LogNormal(pyro.param(f"hold_q_{stop}", torch.tensor(-1.0)), 0.2))


pyro.set_rng_seed(0)
for guide in (Grouped(tram), one_by_one):
    pyro.clear_param_store()
    SVI(tram, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor([0.3, 0.7, 1.6]))
