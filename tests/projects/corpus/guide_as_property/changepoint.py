from functools import cached_property

import pyro
import pyro.distributions as dist
from pyro.infer.autoguide import AutoNormal


class ChangePoint:
    def model(self, series):
        early = pyro.sample("early", dist.Gamma(2.0, 1.0))
        late = pyro.sample("late", dist.Gamma(2.0, 0.2))
        when = pyro.sample("when", dist.Beta(2.0, 2.0))
        time = series.new_ones(len(series)).cumsum(0) / len(series)
        rate = early + (late - early) * (10.0 * (time - when)).sigmoid()
        with pyro.plate("time", len(series)):
            pyro.sample("count", dist.Poisson(rate), obs=series)

    @cached_property
    def guide(self):
        return AutoNormal(self.model, init_scale=0.05)
