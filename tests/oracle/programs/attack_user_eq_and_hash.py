"""Objects with an equality of their own are unique in a set by that equality."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Key:
    def __init__(self, text):
        self.text = text.lower()

    def __eq__(self, other):
        return self.text == other.text

    def __hash__(self):
        return hash(self.text)

    def __str__(self):
        return self.text


keys = {Key("MU"), Key("mu"), Key("Nu")}


def model(y):
    for key in keys:
        pyro.sample(str(key), dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):
    for name in ("mu", "nu"):
        pyro.sample(name, dist.Normal(pyro.param(name + "q", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
