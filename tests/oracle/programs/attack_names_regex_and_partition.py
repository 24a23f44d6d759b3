"""Names taken apart and put together by partition, removeprefix and re.sub."""
import re
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

KEYS = ["beta.age", "beta.sex", "gamma.age"]


def model(y):
    for key in KEYS:
        pyro.sample(re.sub(r"\W", "_", key), dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):
    for key in KEYS:
        head, _, tail = key.partition(".")
        name = f"{head}_{tail}" if head == "beta" else "gamma_" + key.removeprefix("gamma.")
        pyro.sample(name, dist.Normal(pyro.param(name + ".loc", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
