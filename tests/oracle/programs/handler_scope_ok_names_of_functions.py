"""Scopes named by their functions, by a prefix and as a context; parameters keep their names."""
import torch

import pyro
import pyro.distributions as dist
from pyro.contrib.autoname import scope
from pyro.infer import SVI, Trace_ELBO


@scope
def level():
    loc = pyro.param("level_loc", torch.tensor(0.0))
    return pyro.sample("z", dist.Normal(loc, 1.0))


class Parts:
    @scope
    def slope(self):
        return pyro.sample("z", dist.Normal(0.0, 1.0))


parts = Parts()


def model():
    total = level() + parts.slope()
    with scope(prefix="noise"):
        scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
    pyro.sample("y", dist.Normal(total, scale), obs=torch.tensor(1.0))


def guide():
    level()
    loc = pyro.param("slope_loc", torch.tensor(0.0))
    pyro.sample("slope/z", dist.Normal(loc, 1.0))
    with scope(prefix="noise"):
        pyro.sample("scale", dist.LogNormal(pyro.param("scale_loc", torch.tensor(0.0)), 0.1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step()
assert set(pyro.get_param_store()) == {"level_loc", "slope_loc", "scale_loc"}
