import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def draw(name, loc):
    return pyro.sample(name, dist.Normal(loc, 1.0))


def build(names):
    def model(total):
        parts = [draw(n, 0.0) for n in names]
        pyro.sample("total", dist.Normal(sum(parts), 1.0), obs=total)

    def guide(total):
        for n in reversed(names):
            draw(n, pyro.param("q_" + n, torch.tensor(0.0)))

    return model, guide


model, guide = build(["a", "b", "c"])
SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(3.0))
