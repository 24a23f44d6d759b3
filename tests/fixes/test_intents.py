"""What each intent writes, as the lines of the program that it takes away and adds."""

from __future__ import annotations

import difflib
import textwrap

import pytest

from .mending import mended

HEAD = """\
import torch
import pyro
import pyro.distributions as dist
from pyro.distributions import constraints
from pyro.infer import SVI, Trace_ELBO
DATA = torch.ones(6)
"""

MODEL = """\
def model(data):
    scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
    with pyro.plate("data", len(data)):
        pyro.sample("obs", dist.Normal(0.0, scale), obs=data)
"""

CASES = {
    "a misspelt site": (
        MODEL
        + """\
def guide(data):
    pyro.sample('scael', dist.Delta(pyro.param("s", torch.tensor(1.0))))
SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(DATA)
""",
        [
            "-    pyro.sample('scael', dist.Delta(pyro.param(\"s\", torch.tensor(1.0))))",
            "+    pyro.sample('scale', dist.Delta(pyro.param(\"s\", torch.tensor(1.0))))",
        ],
        True,
    ),
    "a site that the guide lacks": (
        MODEL
        + """\
def guide(x):
    pass
SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(DATA)
""",
        [
            '+    scale_loc = pyro.param("scale_loc", torch.tensor(0.0))',
            '+    scale_scale = pyro.param("scale_scale", torch.tensor(0.1), constraint=constraints.positive)',
            '+    pyro.sample("scale", dist.LogNormal(scale_loc, scale_scale))',
        ],
        False,
    ),
    "a site in the guide's own plate, which takes a minibatch": (
        """\
def model(data):
    with pyro.plate("data", len(data), subsample_size=2) as i:
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        w = pyro.sample("w", dist.Normal(torch.zeros(2, 3), 1.0).to_event(1))
        pyro.sample("obs", dist.Normal(z + w.sum(-1), 1.0), obs=data[i])
def guide(x):
    with pyro.plate("data", len(x), subsample_size=2):
        pyro.sample("z", dist.Normal(0.0, 1.0))
SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(DATA)
""",
        [
            '+        w_loc = pyro.param("w_loc", torch.zeros(len(x), 3), event_dim=1)',
            "+        w_scale = pyro.param(",
            '+            "w_scale", 0.1 * torch.ones(len(x), 3), constraint=constraints.positive, event_dim=1',
            "+        )",
            '+        pyro.sample("w", dist.Normal(w_loc, w_scale).to_event(1))',
        ],
        False,
    ),
    "a site in a plate whose size is a local of the model": (
        """\
def model(data):
    n = data.shape[0]
    with pyro.plate("data", n):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("obs", dist.Normal(z, 1.0), obs=data)
def guide(x):
    pass
SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(DATA)
""",
        [
            '+    with pyro.plate("data", x.shape[0]):',
            '+        z_loc = pyro.param("z_loc", torch.zeros(x.shape[0]))',
            '+        z_scale = pyro.param("z_scale", 0.1 * torch.ones(x.shape[0]), constraint=constraints.positive)',
            '+        pyro.sample("z", dist.Normal(z_loc, z_scale))',
        ],
        False,
    ),
    "sites that are named in a loop": (
        """\
def model(data):
    for t in range(len(data)):
        z = pyro.sample(f"z_{t}", dist.Normal(0.0, 1.0))
        pyro.sample(f"obs_{t}", dist.Normal(z, 1.0), obs=data[t])
def guide(x):
    pass
SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(DATA)
""",
        [
            "+    for t in range(len(x)):",
            '+        z_loc = pyro.param(f"z_{t}_loc", torch.tensor(0.0))',
            '+        z_scale = pyro.param(f"z_{t}_scale", torch.tensor(0.1), constraint=constraints.positive)',
            '+        pyro.sample(f"z_{t}", dist.Normal(z_loc, z_scale))',
        ],
        False,
    ),
    "sites of nested loops in a plate, beside a loop of the guide": (
        """\
def model(data):
    names = ["a", "b"]
    with pyro.plate("data", len(data)):
        for k in names:
            for t in pyro.markov(range(2)):
                z = pyro.sample("{}_z{}".format(k, t), dist.Gamma(1.0, 1.0))
                w = pyro.sample("w_%s%d" % (k, t), dist.Normal(0.0, 1.0))
        pyro.sample("obs", dist.Normal(w, z), obs=data)
def guide(x):
    with pyro.plate("data", len(x)):
        for k in ("a", "b"):
            for t in range(2):
                pyro.sample("w_%s%d" % (k, t), dist.Normal(0.0, 1.0))
SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(DATA)
""",
        [
            '+        for k in ["a", "b"]:',
            "+            for t in pyro.markov(range(2)):",
            '+                z_loc = pyro.param("{}_z{}_loc".format(k, t), torch.zeros(len(x)))',
            "+                z_scale = pyro.param(",
            '+                    "{}_z{}_scale".format(k, t), 0.1 * torch.ones(len(x)), constraint=constraints.positive',
            "+                )",
            '+                pyro.sample("{}_z{}".format(k, t), dist.LogNormal(z_loc, z_scale))',
        ],
        False,
    ),
    "sites that are named after parameters, attributes and globals": (
        """\
PREFIX = "p"
class Pair:
    def __init__(self, name):
        self.name = name
    def model(self, data, tag):
        own = tag
        w = pyro.sample(f"{self.name}_w", dist.Normal(0.0, 1.0))
        u = pyro.sample(f"{PREFIX}_u_{own!s:>3}{{own}}", dist.Normal(w, 1.0))
        for t in range(2):
            pyro.sample(f"{tag}_z{t}", dist.Normal(u, 1.0))
        pyro.sample("obs", dist.Normal(u, 1.0).expand([len(data)]).to_event(1), obs=data)
    def guide(self, x, label):
        pass
def fit(pair, tag):
    SVI(pair.model, pair.guide, pyro.optim.Adam({}), Trace_ELBO()).step(DATA, tag)
fit(Pair(str(DATA.dtype)), str(DATA.device))
""",
        [
            '+        u_loc = pyro.param(f"{PREFIX}_u_{label!s:>3}{{own}}_loc", torch.tensor(0.0))',
            "+        u_scale = pyro.param(",
            '+            f"{PREFIX}_u_{label!s:>3}{{own}}_scale", torch.tensor(0.1), constraint=constraints.positive',
            "+        )",
            '+        pyro.sample(f"{PREFIX}_u_{label!s:>3}{{own}}", dist.Normal(u_loc, u_scale))',
            '+        w_loc = pyro.param(f"{self.name}_w_loc", torch.tensor(0.0))',
            '+        w_scale = pyro.param(f"{self.name}_w_scale", torch.tensor(0.1), constraint=constraints.positive)',
            '+        pyro.sample(f"{self.name}_w", dist.Normal(w_loc, w_scale))',
            "+        for t in range(2):",
            '+            z_loc = pyro.param(f"{label}_z{t}_loc", torch.tensor(0.0))',
            '+            z_scale = pyro.param(f"{label}_z{t}_scale", torch.tensor(0.1), constraint=constraints.positive)',
            '+            pyro.sample(f"{label}_z{t}", dist.Normal(z_loc, z_scale))',
        ],
        False,
    ),
    "a site that is named after what only the model knows": (
        """\
def model(data):
    for part in data.split(2):
        count = len(part)
    z = pyro.sample(f"z_{count}", dist.Normal(0.0, 1.0))
    pyro.sample("obs", dist.Normal(z, 1.0).expand([len(data)]).to_event(1), obs=data)
def guide(x):
    pass
SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(DATA)
""",
        [],
        False,
    ),
    "a loop over what only the model knows": (
        """\
def model(data):
    for t, x in enumerate(data * 2):
        t = t + 1
        z = pyro.sample(f"z_{t}", dist.Normal(0.0, 1.0))
        pyro.sample(f"obs_{t}", dist.Normal(z, 1.0), obs=x)
def guide(x):
    pass
SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(DATA)
""",
        [],  # the name has another number than the round
        False,
    ),
    "a site in a plate that is handed its minibatch": (
        """\
def model(data, index):
    with pyro.plate("data", len(data), subsample=index):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("obs", dist.Normal(z, 1.0), obs=data[index])
def guide(x, chosen):
    pass
SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(DATA, torch.tensor([1, 4]))
""",
        [
            '+    with pyro.plate("data", len(x), subsample=chosen):',
            '+        z_loc = pyro.param("z_loc", torch.zeros(len(x)), event_dim=0)',
            "+        z_scale = pyro.param(",
            '+            "z_scale", 0.1 * torch.ones(len(x)), constraint=constraints.positive, event_dim=0',
            "+        )",
            '+        pyro.sample("z", dist.Normal(z_loc, z_scale))',
        ],
        False,
    ),
    "a site in a plate that makes its minibatch itself": (
        """\
def model(data):
    index = torch.randperm(len(data))[:2]
    with pyro.plate("data", len(data), subsample=index):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("obs", dist.Normal(z, 1.0), obs=data[index])
def guide(x):
    pass
SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(DATA)
""",
        [],  # the guide would draw another one
        False,
    ),
    "a site that only the guide has": (
        MODEL
        + """\
def guide(data):
    pyro.sample("scale", dist.Delta(pyro.param("s", torch.tensor(1.0))))
    pyro.sample("u", dist.Normal(0.0, 1.0),)
SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(DATA)
""",
        [
            '-    pyro.sample("u", dist.Normal(0.0, 1.0),)',
            '+    pyro.sample("u", dist.Normal(0.0, 1.0), infer={"is_auxiliary": True})',
        ],
        False,
    ),
    "an event that the guide does not declare": (
        """\
def model(data):
    w = pyro.sample("w", dist.Normal(torch.zeros(3), 1.0).to_event(1))
    with pyro.plate("data", len(data)):
        pyro.sample("obs", dist.Normal(w.sum(), 1.0), obs=data)
def guide(data):
    pyro.sample("w", dist.Normal(torch.zeros(3), 1.0))
SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(DATA)
""",
        [
            '-    pyro.sample("w", dist.Normal(torch.zeros(3), 1.0))',
            '+    pyro.sample("w", dist.Normal(torch.zeros(3), 1.0).to_event(1))',
        ],
        True,
    ),
    "an event that only the guide declares": (
        """\
def model(data):
    with pyro.plate("w_plate", 3):
        w = pyro.sample("w", dist.Normal(0.0, 1.0))
    with pyro.plate("data", len(data)):
        pyro.sample("obs", dist.Normal(w.sum(), 1.0), obs=data)
def guide(data):
    with pyro.plate("w_plate", 3):
        pyro.sample("w", dist.Normal(torch.zeros(3, 3), 1.0).to_event(1))
SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(DATA)
""",
        [],  # without it the draw would not fit into its plate
        False,
    ),
    "a point mass without its event_dim": (
        """\
def model(data):
    w = pyro.sample("w", dist.Normal(torch.zeros(3), 1.0).to_event(1))
    with pyro.plate("data", len(data)):
        pyro.sample("obs", dist.Normal(w.sum(), 1.0), obs=data)
def guide(data):
    pyro.sample("w", dist.Delta(pyro.param("w_q", torch.zeros(3))))
SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(DATA)
""",
        [
            '-    pyro.sample("w", dist.Delta(pyro.param("w_q", torch.zeros(3))))',
            '+    pyro.sample("w", dist.Delta(pyro.param("w_q", torch.zeros(3)), event_dim=1))',
        ],
        True,
    ),
    "too few plates allowed": (
        """\
def model(data):
    with pyro.plate("rows", 3, dim=-2), pyro.plate("columns", 2, dim=-1):
        pyro.sample("obs", dist.Normal(0.0, 1.0), obs=torch.ones(3, 2))
def guide(data):
    pass
SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO(max_plate_nesting=1)).step(DATA)
""",
        [
            "-SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO(max_plate_nesting=1)).step(DATA)",
            "+SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO(max_plate_nesting=2)).step(DATA)",
        ],
        True,
    ),
    "all data in a plate that takes a minibatch": (
        """\
def model(data):
    with pyro.plate("data", len(data), subsample_size=2):
        pyro.sample("obs", dist.Normal(0.0, 1.0), obs=data)
def guide(data):
    pass
SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(DATA)
""",
        [
            '-    with pyro.plate("data", len(data), subsample_size=2):',
            '-        pyro.sample("obs", dist.Normal(0.0, 1.0), obs=data)',
            '+    with pyro.plate("data", len(data), subsample_size=2) as index:',
            '+        pyro.sample("obs", dist.Normal(0.0, 1.0), obs=data[index])',
        ],
        True,
    ),
    "enumeration that the loss ignores": (
        """\
def model(data):
    k = pyro.sample("k", dist.Bernoulli(0.5))
    with pyro.plate("data", len(data)):
        pyro.sample("obs", dist.Normal(k, 1.0), obs=data)
def guide(data):
    pyro.sample("k", dist.Bernoulli(torch.tensor(0.5)), infer={"enumerate": "parallel"})
SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(DATA)
""",
        [
            "-from pyro.infer import SVI, Trace_ELBO",
            "+from pyro.infer import SVI, TraceEnum_ELBO",
            "-SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(DATA)",
            "+SVI(model, guide, pyro.optim.Adam({}), TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)",
        ],
        False,
    ),
    "a class for a loss": (
        MODEL
        + """\
def guide(data):
    pyro.sample("scale", dist.LogNormal(0.0, 1.0))
SVI(model, guide, pyro.optim.Adam({}), loss=Trace_ELBO).step(DATA)
""",
        [
            "-SVI(model, guide, pyro.optim.Adam({}), loss=Trace_ELBO).step(DATA)",
            "+SVI(model, guide, pyro.optim.Adam({}), loss=Trace_ELBO()).step(DATA)",
        ],
        True,
    ),
    "torch's optimiser": (
        MODEL
        + """\
def guide(data):
    pyro.sample("scale", dist.LogNormal(0.0, 1.0))
SVI(model, guide, torch.optim.Adam([torch.zeros(1)], lr=0.1), loss=Trace_ELBO()).step(DATA)
""",
        [
            "-SVI(model, guide, torch.optim.Adam([torch.zeros(1)], lr=0.1), loss=Trace_ELBO()).step(DATA)",
            '+SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), loss=Trace_ELBO()).step(DATA)',
        ],
        True,
    ),
    "old names": (
        """\
def model(data):
    w = pyro.sample("w", dist.Normal(torch.zeros(3), 1.0).independent(1))
    with pyro.iarange("data", len(data)):
        pyro.sample("obs", dist.Normal(w.sum(), 1.0), obs=data)
def guide(data):
    pyro.sample("w", dist.Normal(torch.zeros(3), 1.0).to_event(1))
SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(DATA)
""",
        [
            '-    w = pyro.sample("w", dist.Normal(torch.zeros(3), 1.0).independent(1))',
            '-    with pyro.iarange("data", len(data)):',
            '+    w = pyro.sample("w", dist.Normal(torch.zeros(3), 1.0).to_event(1))',
            '+    with pyro.plate("data", len(data)):',
        ],
        True,
    ),
    "a class with its arguments behind it": (
        """\
def model(data):
    loc = pyro.sample("loc", dist.Normal, 0.0, 1.0)
    with pyro.plate("data", len(data)):
        pyro.sample("obs", dist.Normal(loc, 1.0), obs=data)
def guide(data):
    pyro.sample("loc", dist.Normal(0.0, 1.0))
SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(DATA)
""",
        [
            '-    loc = pyro.sample("loc", dist.Normal, 0.0, 1.0)',
            '+    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))',
        ],
        True,
    ),
    "torch's distribution": (
        MODEL
        + """\
def guide(data):
    pyro.sample("scale", torch.distributions.LogNormal(pyro.param("m", torch.tensor(0.0)), 1.0))
SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(DATA)
""",
        [
            '-    pyro.sample("scale", torch.distributions.LogNormal(pyro.param("m", torch.tensor(0.0)), 1.0))',
            '+    pyro.sample("scale", dist.LogNormal(pyro.param("m", torch.tensor(0.0)), 1.0))',
        ],
        True,
    ),
    "a draw that Pyro does not see": (
        """\
def model(data):
    scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
    loc = dist.Normal(0.0, 1.0).sample()
    with pyro.plate("data", len(data)):
        pyro.sample("obs", dist.Normal(loc, scale), obs=data)
guide = pyro.infer.autoguide.AutoNormal(model)
SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(DATA)
""",
        [
            "-    loc = dist.Normal(0.0, 1.0).sample()",
            '+    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))',
        ],
        False,
    ),
    "a scale that may turn negative": (
        MODEL
        + """\
def guide(data):
    width = pyro.param("width", torch.tensor(1.0))
    pyro.sample("scale", dist.LogNormal(0.0, width))
SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(DATA)
""",
        [
            '-    width = pyro.param("width", torch.tensor(1.0))',
            '+    width = pyro.param("width", torch.tensor(1.0), constraint=constraints.positive)',
        ],
        False,
    ),
    "a network that is not trained": (
        MODEL
        + """\
net = torch.nn.Linear(6, 1)
def guide(data):
    "The docstring stays first."
    pyro.sample("scale", dist.LogNormal(net(data)[0], 1.0))
SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(DATA)
""",
        ['+    pyro.module("net", net)'],
        False,
    ),
    "a module that is not set up": (
        """\
class Model(pyro.nn.PyroModule):
    def __init__(self):
        # what is learnt
        self.a = pyro.nn.PyroSample(dist.Normal(0.0, 1.0))

    def forward(self, data):
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(self.a, 1.0), obs=data)
model = Model()
guide = pyro.infer.autoguide.AutoNormal(model)
SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(DATA)
""",
        ["+        super().__init__()"],
        True,
    ),
    "the result of a guide in its place": (
        MODEL
        + """\
def guide(data):
    return pyro.sample("scale", dist.LogNormal(0.0, 1.0))
SVI(model, guide(DATA), pyro.optim.Adam({}), Trace_ELBO()).step(DATA)
""",
        [
            "-SVI(model, guide(DATA), pyro.optim.Adam({}), Trace_ELBO()).step(DATA)",
            "+SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(DATA)",
        ],
        False,
    ),
    "a guide that observes": (
        MODEL
        + """\
def guide(data):
    pyro.sample("scale", dist.LogNormal(0.0, 1.0), obs=(torch.tensor(1.0)), infer={})
SVI(model, guide, pyro.optim.Adam({}), loss=Trace_ELBO()).step(DATA)
""",
        [
            '-    pyro.sample("scale", dist.LogNormal(0.0, 1.0), obs=(torch.tensor(1.0)), infer={})',
            '+    pyro.sample("scale", dist.LogNormal(0.0, 1.0), infer={})',
        ],
        False,
    ),
    "plates of an autoguide": (
        """\
from pyro.infer.autoguide import AutoNormal
def model(index, batch: torch.Tensor):
    with pyro.plate("n", 6, subsample=index):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(z, 1.0), obs=batch)
guide = AutoNormal(model)
index = torch.tensor([1, 4])
SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(index, DATA[index])
""",
        [
            "-guide = AutoNormal(model)",
            "+guide = AutoNormal(model, create_plates=lambda index, batch: "
            'pyro.plate("n", 6, subsample=index))',
        ],
        False,
    ),
    "plates that no argument gives": (
        """\
from pyro.infer.autoguide import AutoNormal
def model(batch):
    index = torch.arange(2)
    with pyro.plate("n", 6, subsample=index):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(z, 1.0), obs=batch)
guide = AutoNormal(model)
SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(DATA[:2])
""",
        [],
        False,
    ),
    "a class that a variable holds": (
        """\
def model(data):
    for name, prior in {"a": dist.Normal}.items():
        pyro.sample(name, prior)
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=data[0])
def guide(data):
    pyro.sample("a", dist.Normal(0.0, 1.0))
SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(DATA)
""",
        [],
        False,
    ),
    "a loss that a parameter hands over": (
        MODEL
        + """\
def guide(data):
    pyro.sample("scale", dist.LogNormal(0.0, 1.0))
def train(loss=Trace_ELBO):
    SVI(model, guide, pyro.optim.Adam({}), loss).step(DATA)
train()
""",
        [],
        False,
    ),
    "the class of an autoguide": (
        MODEL
        + """\
from pyro.infer.autoguide import AutoNormal
SVI(model, AutoNormal, pyro.optim.Adam({}), Trace_ELBO()).step(DATA)
""",
        [
            "-SVI(model, AutoNormal, pyro.optim.Adam({}), Trace_ELBO()).step(DATA)",
            "+SVI(model, AutoNormal(model), pyro.optim.Adam({}), Trace_ELBO()).step(DATA)",
        ],
        True,
    ),
    "a module that is set up too late": (
        """\
from pyro.nn import PyroModule
class Net(PyroModule):
    def __init__(self, width):
        \"\"\"Layers.\"\"\"
        self.layer = torch.nn.Linear(1, width)
        super().__init__()
Net(2).layer.weight
""",
        [
            "+        super().__init__()",
            "-        super().__init__()",
        ],
        True,
    ),
    "a set-up that is not called": (
        """\
from pyro.nn import PyroModule, PyroSample
class Net(PyroModule):
    def __init__(self):
        super().__init__
        self.slope = PyroSample(dist.Normal(0.0, 1.0))
Net()
""",
        ["-        super().__init__", "+        super().__init__()"],
        True,
    ),
    "a set-up that needs no arguments": (
        """\
from pyro.nn import PyroModule, PyroSample
class Base(PyroModule):
    def __init__(self, width=1):
        super().__init__()
        self.width = width
class Net(Base):
    def __init__(self):
        self.slope = PyroSample(dist.Normal(0.0, 1.0))
Net()
""",
        ["+        super().__init__()"],
        True,
    ),
    "a set-up that wants arguments": (
        """\
from pyro.nn import PyroModule, PyroSample
class Base(PyroModule):
    def __init__(self, width):
        super().__init__()
        self.width = width
class Net(Base):
    def __init__(self):
        self.slope = PyroSample(dist.Normal(0.0, 1.0))
Net()
""",
        [],
        False,
    ),
    "the plate of a model that is an object": (
        """\
from pyro.infer.autoguide import AutoNormal
class Model:
    def __call__(self, index, batch):
        with pyro.plate("n", 6, subsample=index):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=batch)
model = Model()
guide = AutoNormal(model)
SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(torch.arange(2), DATA[:2])
""",
        [
            "-guide = AutoNormal(model)",
            "+guide = AutoNormal(model, create_plates=lambda index, batch: "
            'pyro.plate("n", 6, subsample=index))',
        ],
        False,
    ),
    "an optimiser that Pyro has not, and a scheduler": (
        MODEL
        + """\
def guide(data):
    pyro.sample("scale", dist.LogNormal(0.0, 1.0))
slow = torch.optim.LBFGS([torch.zeros(1, requires_grad=True)])
SVI(model, guide, slow, Trace_ELBO())
SVI(model, guide, pyro.optim.StepLR, Trace_ELBO())
""",
        [],
        False,
    ),
}


def changes(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


@pytest.mark.parametrize(("body", "expected", "is_safe"), CASES.values(), ids=CASES)
def test_what_is_written(body: str, expected: list[str], is_safe: bool) -> None:
    source = HEAD + textwrap.dedent(body)
    after, outcome = mended(source)
    assert changes(source, after.decode()) == expected
    assert bool(outcome.fixed) == bool(expected)
    if expected:
        assert not [finding.code for finding in outcome.report.findings if finding.severity.value != "info"]
    assert changes(source, mended(source, unsafe=False)[0].decode()) == (expected if is_safe else [])


@pytest.mark.parametrize("body", [case[0] for case in CASES.values()], ids=CASES)
def test_what_is_fixed_is_not_fixed_again(body: str) -> None:
    once, _ = mended(HEAD + body)
    twice, outcome = mended(once)
    assert twice == once
    assert not outcome.fixed
