"""A small language of one's own: __getitem__, __iter__, __len__ and __call__ around sites."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Block:
    def __init__(self, **priors):
        self._priors = priors

    def __iter__(self):
        return iter(self._priors)

    def __len__(self):
        return len(self._priors)

    def __getitem__(self, name):
        return self._priors[name]

    def __call__(self):
        return {name: pyro.sample(name, self[name]) for name in self}


block = Block(alpha=dist.Normal(0.0, 1.0), beta=dist.Normal(0.0, 2.0))


def model(y):
    values = block()
    pyro.sample("y", dist.Normal(values["alpha"] + values["beta"], 1.0), obs=y)


def guide(y):
    assert len(block) == 2
    for name in block:
        pyro.sample(name, dist.Normal(pyro.param(f"{name}_loc", torch.tensor(0.0)), block[name].scale))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
