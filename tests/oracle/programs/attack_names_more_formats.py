"""Rarer spellings of the same names: Template, ljust, chr, hex, nested format specs, slices, doubled strings."""
import string
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

W = 3


def model(y):
    for i, letter in enumerate(string.ascii_lowercase[:3]):
        pyro.sample(f"{letter}_{i:0{W}d}", dist.Normal(0.0, 1.0))
    pyro.sample("a" * 2 + "z"[::-1], dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):
    for i in range(3):
        pyro.sample(chr(ord("a") + i) + "_" + str(i).zfill(W), dist.Normal(pyro.param(f"q{i}", torch.tensor(0.0)), 1.0))
    pyro.sample("%s%c" % ("aa", "z"), dist.Normal(0.0, 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
