"""Helpers that take a prefix and a distribution, used by both sides, with *args and **kwargs handed through."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def named(name, fn, *args, prefix="", **kwargs):
    full = f"{prefix}/{name}" if prefix else name
    return pyro.sample(full, fn, *args, **kwargs)


def normal_with_params(name, *, prefix="", loc=0.0, **kw):
    m = pyro.param(f"{prefix}.{name}.loc", torch.tensor(loc))
    return named(name, dist.Normal(m, 0.1), prefix=prefix, **kw)


def block_model(prefix, d=dist.Normal(0.0, 1.0)):
    alpha = named("alpha", d, prefix=prefix)
    beta = named("beta", d, prefix=prefix, infer={})
    return alpha + beta


def block_guide(prefix):
    normal_with_params("alpha", prefix=prefix)
    normal_with_params("beta", prefix=prefix, loc=0.5)


def model(y):
    s = block_model("left") + block_model("right") * 2
    named("y", dist.Normal(s, 1.0), obs=y)


def guide(y):
    for side in ("left", "right"):
        block_guide(side)


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(2):
    svi.step(torch.tensor(1.5))
