"""Pairs on which torch itself raises, inside an operation that Pyro has no part in: they are never called aligned."""

from __future__ import annotations

import pytest

from pyroast.check import check_source

HEAD = """\
import numpy as np
import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, TraceEnum_ELBO
"""

NETWORK = """
net = nn.Sequential(nn.Linear({features}, 8), nn.ReLU(), nn.Linear(8, 2))

def model(x):
    with pyro.plate("rows", len(x)):
        z = pyro.sample("z", dist.Normal(torch.zeros(2), 1.0).to_event(1))
        pyro.sample("x", dist.Normal(z.sum(-1, keepdim=True), 1.0).expand_by([]).to_event(1), obs=x[:, :1])

def guide(x):
    pyro.module("net", net)
    with pyro.plate("rows", len(x)):
        pyro.sample("z", dist.Normal(net(x), 1.0).to_event(1))

SVI(model, guide, pyro.optim.Adam({{}}), Trace_ELBO()).step(torch.randn(10, 3))
"""

ENUMERATED = """
decoder = nn.Linear(7, 4)

def model(x):
    pyro.module("decoder", decoder)
    with pyro.plate("rows", len(x)):
        y = pyro.sample("y", dist.OneHotCategorical(torch.ones(5)), infer={{"enumerate": "parallel"}})
        z = pyro.sample("z", dist.Normal(torch.zeros(len(x), 2), 1.0).to_event(1))
        both = torch.cat([{draw}, y], -1)
        pyro.sample("x", dist.Normal(decoder(both), 1.0).to_event(1), obs=x)

def guide(x):
    loc = pyro.param("loc", torch.zeros(len(x), 2))
    with pyro.plate("rows", len(x)):
        pyro.sample("z", dist.Normal(loc, 1.0).to_event(1))

SVI(model, guide, pyro.optim.Adam({{}}), TraceEnum_ELBO(max_plate_nesting=1)).step(torch.randn(10, 4))
"""

SQUARE = """
def model(x):
    w = pyro.sample("w", dist.Normal(torch.zeros(x.shape[1]), 1.0).to_event(1))
    with pyro.plate("rows", len(x)):
        pyro.sample("y", dist.Normal(x @ w, 1.0), obs=x[:, 0])

def guide(x):
    loc = pyro.param("loc", torch.zeros({size}))
    pyro.sample("w", dist.Normal(loc, 1.0).to_event(1))

SVI(model, guide, pyro.optim.Adam({{}}), Trace_ELBO()).step(torch.tensor(np.loadtxt("x.csv")))
"""


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (NETWORK.format(features=3), "aligned"),
        (NETWORK.format(features=4), "unknown"),
        (ENUMERATED.format(draw="z.expand(y.shape[:-1] + (2,))"), "aligned"),
        (ENUMERATED.format(draw="z"), "unknown"),
        (SQUARE.format(size="x.shape[1]"), "aligned"),
        (SQUARE.format(size="x.size(1)"), "aligned"),
        (SQUARE.format(size="x.size(-1)"), "aligned"),
        (SQUARE.format(size="len(x)"), "unknown"),
    ],
)
def test_status(text: str, status: str) -> None:
    report = check_source("program.py", (HEAD + text).encode())
    assert [pair.status for pair in report.pairs] == [status]
