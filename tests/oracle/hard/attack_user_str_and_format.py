"""An object's __str__ and __format__ give the name; __repr__ gives another."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Day:
    def __init__(self, n):
        self.n = n

    def __str__(self):
        return f"day{self.n}"

    def __repr__(self):
        return f"Day({self.n})"


def model(y):
    for n in range(2):
        pyro.sample(f"effect_{Day(n)}", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):  # error: PYR301
    pyro.sample("effect_" + str(Day(0)), dist.Normal(pyro.param("q0", torch.tensor(0.0)), 1.0))
    pyro.sample("effect_%r" % Day(1), dist.Normal(pyro.param("q1", torch.tensor(0.0)), 1.0))  # error: PYR302


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
