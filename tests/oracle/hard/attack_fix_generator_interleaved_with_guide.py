"""A generator pauses between sites: what the loop body samples stands between them, and close() ends it."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def steps():
    try:
        for k in range(5):
            yield pyro.sample(f"s{k}", dist.Normal(0.0, 1.0))
    finally:
        pyro.sample("end", dist.Normal(0.0, 1.0))


def model(y):
    gen = steps()
    for k, s in enumerate(gen):
        pyro.sample(f"t{k}", dist.Normal(s, 1.0))
        if k == 1:
            break
    gen.close()
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):  # error: PYR301
    for n in ("s0", "t0", "s1", "t1"):
        pyro.sample(n, dist.Normal(pyro.param("q" + n, torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
