"""Specifications as dataclasses, taken apart by match with class, sequence and guard patterns."""
from dataclasses import dataclass
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


@dataclass
class Normal:
    name: str
    scale: float = 1.0


@dataclass
class Group:
    members: tuple


SPEC = Group((Normal("a"), Normal("b", 0.0), Group((Normal("c", 2.0),))))


def draw(spec):
    match spec:
        case Normal(scale=0.0):
            return torch.tensor(0.0)
        case Normal(name, scale) if scale > 0:
            return pyro.sample(name, dist.Normal(0.0, scale))
        case Group(members=(only,)):
            return draw(only)
        case Group(members=several):
            return sum(draw(s) for s in several)


def model(y):
    pyro.sample("y", dist.Normal(draw(SPEC), 1.0), obs=y)


def guide(y):
    for n in ("a", "b", "c"):
        pyro.sample(n, dist.Normal(pyro.param("q" + n, torch.tensor(0.0)), 1.0))  # error: PYR302


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
