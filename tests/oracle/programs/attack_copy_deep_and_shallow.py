"""A deep copy parts from its origin, a shallow one shares the inner list."""
import copy
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

origin = {"names": ["a"], "scale": 1.0}
shallow = copy.copy(origin)
deep = copy.deepcopy(origin)
shallow["names"].append("b")
deep["names"].append("c")


def model(y):
    for n in origin["names"]:
        pyro.sample(n, dist.Normal(0.0, origin["scale"]))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):
    for n in shallow["names"]:
        pyro.sample(n, dist.Normal(pyro.param(n + "_q", torch.tensor(0.0)), 1.0))


def deep_guide(y):  # error: PYR301
    for n in deep["names"]:
        pyro.sample(n, dist.Normal(pyro.param(n + "_q", torch.tensor(0.0)), 1.0))  # error: PYR302


for q in (guide, deep_guide):
    SVI(model, q, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
