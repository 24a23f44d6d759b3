"""Decorators of torch and a timer keep the sites of what they wrap."""
import functools
import time
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def timed(fn=None, *, label="step"):
    if fn is None:
        return functools.partial(timed, label=label)

    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        try:
            return fn(*args, **kwargs)
        finally:
            wrapper.elapsed += time.perf_counter() - start

    wrapper.elapsed = 0.0
    return wrapper


@timed
def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(mu, 1.0), obs=y)


@timed(label="guide")
def guide(y):
    pyro.sample("mu", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))


@timed
def train(n):
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    for _ in range(n):
        svi.step(torch.tensor(1.0))


@torch.no_grad()
def evaluate():
    return Trace_ELBO().loss(model, guide, torch.tensor(0.0))


train(2)
print(evaluate(), model.elapsed + guide.elapsed)
