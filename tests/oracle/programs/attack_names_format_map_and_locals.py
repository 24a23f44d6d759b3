"""format_map with a dictionary, format with attributes and indices, percent with a mapping."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Unit:
    label = "kg"


def model(y):
    unit = Unit()
    pyro.sample("weight_{u.label}".format(u=unit), dist.Normal(0.0, 1.0))
    pyro.sample("{0[0]}_{0[1]}".format(["x", "y"]), dist.Normal(0.0, 1.0))
    pyro.sample("{a}-{b}".format_map({"a": 1, "b": 2}), dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):
    pyro.sample("weight_" + Unit.label, dist.Normal(0.0, 1.0))
    pyro.sample("x_y", dist.Normal(0.0, 1.0))
    pyro.sample("%(a)d-%(b)d" % {"a": 1, "b": 2}, dist.Normal(0.0, 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
