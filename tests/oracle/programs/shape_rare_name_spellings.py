"""Names by format_map, string.Template, __name__ of a class, repr and replace."""
from string import Template

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

TEMPLATE = Template("w_$part")


class Encoder:
    pass


def model(y):
    s = pyro.sample("{who}.loc".format_map({"who": "encoder"}), dist.Normal(0.0, 1.0))
    s = s + pyro.sample(TEMPLATE.substitute(part="head"), dist.Normal(0.0, 1.0))
    s = s + pyro.sample(Encoder.__name__, dist.Normal(0.0, 1.0))
    s = s + pyro.sample("a-b".replace("-", "_"), dist.Normal(0.0, 1.0))
    s = s + pyro.sample(f"{'k'!r}", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(s, 1.0), obs=y)


def guide(y):
    locs = iter(pyro.param("locs", torch.zeros(5)))
    for name in ("encoder.loc", "w_head", "Encoder", "a_b", "'k'"):
        pyro.sample(name, dist.Normal(next(locs), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
