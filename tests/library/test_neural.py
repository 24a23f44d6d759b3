"""Modules of torch.nn against torch: shapes, dtypes and ranges of what calls give, attributes, containers."""

from __future__ import annotations

import collections
import functools
import inspect
import random
from typing import Any

import pyro.nn
import pytest
import torch
import torch.nn as nn
import torch.nn.functional as F

from pyroast.library import registry
from pyroast.ranges import elementwise
from pyroast.supports import NONNEGATIVE, POSITIVE, REAL, SIMPLEX, UNIT_INTERVAL, Support, interval
from pyroast.values import NONE, Choice, Constant, Object, Symbol, Tuple, Value, form_of
from tests.library.abstract import abstract, machine

HEAD = "import collections\nimport functools\nimport pyro\nimport pyro.nn\nimport torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n"
SIGNED = interval(-1, 1)

# Constructor, inputs (a shape, or an expression), range of each output; None where no range is claimed.
ROWS: list[tuple[Any, ...]] = [
    ("nn.Linear(10, 5)", [(10,)], REAL),
    ("nn.Linear(10, 5)", [(3, 10)], REAL),
    ("nn.Linear(10, 5, bias=False)", [(2, 3, 10)], REAL),
    ("nn.Linear(in_features=10, out_features=5)", [(4, 10)], REAL),
    ("nn.Linear(10, 5).double()", ["torch.randn(3, 10, dtype=torch.float64)"], REAL),
    ("nn.Linear(10, 5).to('cpu').eval()", [(3, 10)], REAL),
    ("nn.LazyLinear(5)", [(3, 10)], REAL),
    ("nn.Bilinear(4, 6, 5)", [(3, 4), (3, 6)], REAL),
    ("nn.Embedding(20, 7)", ["torch.zeros(3, 4, dtype=torch.long)"], REAL),
    ("nn.Embedding(20, 7, padding_idx=0)", ["torch.zeros(3, dtype=torch.long)"], REAL),
    ("nn.Conv1d(3, 6, 5)", [(2, 3, 20)], REAL),
    ("nn.Conv1d(3, 6, 5, padding=2)", [(3, 20)], REAL),
    ("nn.Conv1d(3, 6, 3, padding='same')", [(2, 3, 20)], REAL),
    ("nn.Conv2d(3, 6, 3)", [(2, 3, 28, 28)], REAL),
    ("nn.Conv2d(3, 6, (3, 5), stride=(2, 1), padding=(1, 0))", [(2, 3, 28, 27)], REAL),
    ("nn.Conv2d(4, 6, 3, stride=2, padding=1, dilation=2, groups=2)", [(2, 4, 28, 27)], REAL),
    ("nn.Conv2d(1, 6, kernel_size=3, padding='valid')", [(1, 28, 28)], REAL),
    ("nn.Conv3d(1, 2, 3)", [(2, 1, 8, 9, 10)], REAL),
    ("nn.ConvTranspose1d(3, 6, 4, stride=2, padding=1)", [(2, 3, 10)], REAL),
    ("nn.ConvTranspose2d(3, 6, 4, 2, 1)", [(2, 3, 7, 7)], REAL),
    ("nn.ConvTranspose2d(3, 6, 3, stride=2, output_padding=1, dilation=2)", [(2, 3, 7, 5)], REAL),
    ("nn.ConvTranspose3d(1, 2, 3)", [(2, 1, 4, 5, 6)], REAL),
    ("nn.MaxPool1d(2)", [(2, 3, 11)], None),
    ("nn.MaxPool2d(2)", [(2, 3, 11, 12)], None),
    ("nn.MaxPool2d(3, stride=2, padding=1)", ["torch.rand(2, 3, 11, 12)"], None),
    ("nn.MaxPool2d(3, 2, ceil_mode=True)", [(3, 10, 12)], None),
    ("nn.MaxPool2d(2, return_indices=True)", [(2, 3, 10, 12)], None),
    ("nn.MaxPool3d(2)", [(2, 3, 10, 12, 8)], None),
    ("nn.AvgPool1d(3)", [(2, 3, 11)], None),
    ("nn.AvgPool2d(2, 2)", [(2, 3, 11, 12)], None),
    ("nn.AvgPool2d(3, stride=2, padding=1, ceil_mode=True)", [(2, 3, 11, 12)], None),
    ("nn.AvgPool3d(2)", [(2, 3, 10, 12, 8)], None),
    ("nn.AdaptiveAvgPool1d(4)", [(2, 3, 11)], None),
    ("nn.AdaptiveAvgPool2d((1, 1))", [(2, 3, 11, 12)], None),
    ("nn.AdaptiveAvgPool2d((None, 7))", [(2, 3, 11, 12)], None),
    ("nn.AdaptiveMaxPool2d(5)", [(2, 3, 11, 12)], None),
    ("nn.BatchNorm1d(5)", [(3, 5)], REAL),
    ("nn.BatchNorm1d(5)", [(3, 5, 8)], REAL),
    ("nn.BatchNorm2d(3, affine=False)", [(2, 3, 11, 12)], REAL),
    ("nn.BatchNorm3d(3)", [(2, 3, 4, 5, 6)], REAL),
    ("nn.LayerNorm(10)", [(3, 4, 10)], REAL),
    ("nn.LayerNorm((4, 10))", [(3, 4, 10)], REAL),
    ("nn.GroupNorm(2, 6)", [(3, 6, 10)], REAL),
    ("nn.InstanceNorm2d(3)", [(2, 3, 11, 12)], REAL),
    ("nn.Dropout(0.2)", [(3, 4)], None),
    ("nn.Dropout(0.2)", ["torch.rand(3, 4).exp()"], None),
    ("nn.Dropout2d()", [(2, 3, 4, 5)], None),
    ("nn.AlphaDropout(0.5)", [(3, 4)], None),
    ("nn.Identity()", [(3, 4)], None),
    ("nn.ReLU()", [(3, 4)], NONNEGATIVE),
    ("nn.ReLU(inplace=True)", [(3, 4)], NONNEGATIVE),
    ("nn.ReLU6()", [(3, 4)], interval(0, 6)),
    ("nn.Softplus()", [(3, 4)], POSITIVE),
    ("nn.Softplus(beta=2)", [(3, 4)], POSITIVE),
    ("nn.Softplus(1, 30.0)", [()], POSITIVE),
    ("nn.Sigmoid()", [(3, 4)], UNIT_INTERVAL),
    ("nn.Tanh()", [(3, 4)], SIGNED),
    ("nn.LogSigmoid()", [(3, 4)], interval(upper=0)),
    ("nn.Softsign()", [(3, 4)], SIGNED),
    ("nn.Softmax(dim=-1)", [(3, 4)], SIMPLEX),
    ("nn.Softmax(1)", [(3, 4)], SIMPLEX),
    ("nn.Softmax(dim=0)", [(3, 4)], UNIT_INTERVAL),
    ("nn.Softmax()", [(3, 4)], SIMPLEX),
    ("nn.Softmax()", [(2, 3, 4)], UNIT_INTERVAL),
    ("nn.Softmin(dim=-1)", [(3, 4)], SIMPLEX),
    ("nn.Softmax2d()", [(2, 3, 4, 5)], UNIT_INTERVAL),
    ("nn.LogSoftmax(dim=-1)", [(3, 4)], interval(upper=0)),
    ("nn.LeakyReLU()", [(3, 4)], None),
    ("nn.LeakyReLU(0.2)", ["torch.tanh(torch.randn(3, 4))"], None),
    ("nn.PReLU()", [(3, 4)], None),
    ("nn.RReLU()", [(3, 4)], None),
    ("nn.ELU()", [(3, 4)], interval(-1)),
    ("nn.ELU(alpha=2.0)", [(3, 4)], interval(-2.0)),
    ("nn.CELU()", [(3, 4)], interval(-1)),
    ("nn.SELU()", [(3, 4)], None),
    ("nn.GELU()", [(3, 4)], None),
    ("nn.GELU(approximate='tanh')", [(300, 4)], None),
    ("nn.SiLU()", [(3, 4)], None),
    ("nn.Mish()", [(3, 4)], None),
    ("nn.Hardtanh()", [(3, 4)], SIGNED),
    ("nn.Hardtanh(-2, 0.5)", [(3, 4)], interval(-2, 0.5)),
    ("nn.Hardsigmoid()", [(3, 4)], UNIT_INTERVAL),
    ("nn.Hardswish()", [(300, 4)], None),
    ("nn.Softshrink()", [(3, 4)], None),
    ("nn.Hardshrink()", ["torch.tanh(torch.randn(3, 4))"], None),
    ("nn.Tanhshrink()", [(3, 4)], None),
    ("nn.Threshold(0.1, 20)", [(3, 4)], None),
    ("nn.GLU()", [(3, 4)], None),
    ("nn.GLU(dim=0)", [(6, 4)], None),
    ("nn.Flatten()", [(2, 3, 4, 5)], None),
    ("nn.Flatten(0, 1)", [(2, 3, 4)], None),
    ("nn.Flatten(0)", [(2, 3, 4)], None),
    ("nn.Unflatten(1, (2, 3))", [(5, 6)], None),
    ("nn.Unflatten(-1, (2, -1))", [(5, 6)], None),
    ("nn.ZeroPad2d(2)", [(2, 3, 4, 5)], None),
    ("nn.ZeroPad2d((1, 2, 3, 4))", ["torch.rand(2, 3, 4, 5).exp()"], None),
    ("nn.ConstantPad1d(3, 7.5)", [(2, 3, 4)], None),
    ("nn.ReflectionPad2d(1)", [(2, 3, 4, 5)], None),
    ("nn.Upsample(scale_factor=2)", [(2, 3, 4, 5)], None),
    ("nn.Upsample(size=(9, 9), mode='bilinear')", [(2, 3, 4, 5)], None),
    ("nn.PixelShuffle(2)", [(2, 12, 4, 5)], None),
    ("nn.MSELoss()", [(3, 4), (3, 4)], NONNEGATIVE),
    ("nn.BCELoss()", ["torch.rand(3, 4)", "torch.rand(3, 4)"], None),
    ("nn.CrossEntropyLoss(reduction='sum')", [(3, 4), "torch.zeros(3, dtype=torch.long)"], None),
    ("nn.CosineSimilarity(dim=-1)", [(3, 4), (3, 4)], SIGNED),
    ("nn.PairwiseDistance()", [(3, 4), (3, 4)], NONNEGATIVE),
    ("nn.RNN(4, 6)", [(5, 2, 4)], SIGNED),
    ("nn.RNN(4, 6, nonlinearity='relu', num_layers=2)", [(5, 2, 4)], NONNEGATIVE),
    ("nn.GRU(4, 6, 2, batch_first=True)", [(2, 5, 4)], SIGNED),
    ("nn.GRU(4, 6, bidirectional=True)", [(5, 2, 4)], SIGNED),
    ("nn.GRU(input_size=4, hidden_size=6)", [(5, 4)], SIGNED),
    ("nn.GRU(4, 6)", [(5, 2, 4), (1, 2, 6)], None),
    ("nn.LSTM(4, 6, 2, batch_first=True, bidirectional=True)", [(2, 5, 4)], None),
    ("nn.LSTM(4, 6, proj_size=3)", [(5, 2, 4)], None),
    ("nn.LSTM(4, 6)", [(5, 2, 4), "(torch.zeros(1, 2, 6), torch.zeros(1, 2, 6))"], None),
    ("nn.RNNCell(4, 6)", [(2, 4)], SIGNED),
    ("nn.GRUCell(4, 6)", [(4,)], SIGNED),
    ("nn.GRUCell(4, 6)", [(2, 4), (2, 6)], None),
    ("nn.LSTMCell(4, 6)", [(2, 4)], None),
    ("nn.MultiheadAttention(8, 2)", [(5, 3, 8), (7, 3, 8), (7, 3, 8)], None),
    ("nn.MultiheadAttention(8, 2, batch_first=True)", [(3, 5, 8), (3, 7, 8), (3, 7, 8)], None),
    ("nn.MultiheadAttention(8, 2, add_zero_attn=True)", [(5, 8), (7, 8), (7, 8)], None),
    ("nn.TransformerEncoderLayer(8, 2, 16)", [(5, 3, 8)], REAL),
    ("nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16), 2)", [(5, 3, 8)], REAL),
    ("nn.TransformerDecoderLayer(8, 2, 16)", [(5, 3, 8), (7, 3, 8)], REAL),
    ("nn.Transformer(8, 2, 1, 1, 16)", [(5, 3, 8), (4, 3, 8)], REAL),
    ("pyro.nn.DenseNN(4, [6], [1, 3])", [(2, 4)], REAL),
    ("pyro.nn.DenseNN(4, [6], param_dims=[3])", [(2, 4)], REAL),
    ("pyro.nn.DenseNN(4, [6])", [(2, 4)], REAL),
    ("pyro.nn.ConditionalDenseNN(4, 2, [6], [1, 3])", [(5, 4), (5, 2)], REAL),
    ("pyro.nn.AutoRegressiveNN(4, [6])", [(2, 4)], REAL),
    ("pyro.nn.AutoRegressiveNN(4, [6], param_dims=[1])", [(2, 4)], REAL),
    ("pyro.nn.AutoRegressiveNN(4, [6], param_dims=[3])", [(2, 4)], REAL),
    ("pyro.nn.AutoRegressiveNN(4, [6], param_dims=[1, 3])", [(2, 4)], REAL),
    ("pyro.nn.ConditionalAutoRegressiveNN(4, 2, [6], param_dims=[2, 2])", [(5, 4), (5, 2)], REAL),
    ("nn.Sequential(nn.Linear(10, 4), nn.ReLU(), nn.Linear(4, 2), nn.Softplus())", [(3, 10)], POSITIVE),
    ("nn.Sequential(nn.Sequential(nn.Linear(10, 4), nn.Tanh()), nn.Linear(4, 2), nn.Softmax(dim=-1))", [(3, 10)], SIMPLEX),
    ("nn.Sequential(collections.OrderedDict([('a', nn.Linear(10, 4)), ('b', nn.Sigmoid())]))", [(3, 10)], UNIT_INTERVAL),
    ("nn.Sequential(*[nn.Linear(10, 10) for _ in range(3)], nn.Sigmoid())", [(3, 10)], UNIT_INTERVAL),
    ("nn.Sequential(nn.Conv2d(1, 4, 3, padding=1), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(196, 10))", [(2, 1, 14, 14)], REAL),
    ("nn.Sequential()", [(3, 4)], None),
    ("nn.Sequential(nn.Linear(10, 4)).append(nn.Tanh())", [(3, 10)], SIGNED),
    ("nn.Sequential(nn.Linear(10, 4), nn.Tanh())[0]", [(3, 10)], REAL),
    ("nn.Sequential(nn.Linear(10, 4), nn.Tanh()).to('cpu')", [(3, 10)], SIGNED),
    ("nn.Sequential(nn.LSTM(4, 6))", [(5, 2, 4)], None),
    ("nn.DataParallel(nn.Linear(10, 4))", [(3, 10)], REAL),
    ("nn.ModuleList([nn.Linear(10, 4), nn.Linear(4, 3)])[0]", [(3, 10)], REAL),
    ("nn.ModuleDict({'a': nn.Linear(10, 4)})['a']", [(3, 10)], REAL),
    ("torch.nn.utils.spectral_norm(nn.Linear(10, 4))", [(3, 10)], REAL),
    ("F.linear", [(3, 10), (4, 10)], None),
    ("F.linear", [(3, 10), (10,)], None),
    ("F.bilinear", [(3, 4), (3, 6), (5, 4, 6)], None),
    ("F.conv1d", [(2, 3, 20), (6, 3, 5)], None),
    ("functools.partial(F.conv2d, stride=2, padding=(1, 0))", [(2, 3, 20, 21), (6, 3, 5, 3)], None),
    ("functools.partial(F.conv2d, padding='same')", [(3, 20, 21), (6, 3, 5, 3), (6,)], None),
    ("functools.partial(F.conv_transpose2d, stride=2, output_padding=1, groups=3)", [(2, 3, 7, 8), (3, 2, 4, 4)], None),
    ("F.embedding", ["torch.zeros(3, 2, dtype=torch.long)", (20, 7)], None),
]  # fmt: skip


def spelled(given: Any) -> str:
    return given if isinstance(given, str) else f"torch.randn({given})"


def call_of(row: tuple[Any, ...]) -> str:
    return f"{row[0]}({', '.join(map(spelled, row[1]))})"


@functools.cache
def results() -> list[Value]:
    """The abstract results of all rows."""
    lines = [f"row_{index} = {call_of(row)}" for index, row in enumerate(ROWS)]
    m = machine(HEAD + "\n".join(lines))
    return [m.select(m.module.state[f"row_{index}"]) for index in range(len(ROWS))]


def flat(value: Any) -> list[Any]:
    """The parts of nested tuples."""
    if isinstance(value, (tuple, Tuple)):
        parts = value.items if isinstance(value, Tuple) else value
        return [one for part in parts for one in flat(part)]
    return [value]


def truth(row: tuple[Any, ...]) -> list[Any]:
    torch.manual_seed(0)
    namespace = {
        "nn": nn,
        "torch": torch,
        "F": F,
        "pyro": pyro,
        "collections": collections,
        "functools": functools,
    }
    return flat(eval(call_of(row), namespace))


@pytest.mark.parametrize("index", range(len(ROWS)), ids=[f"{row[0]} {row[1]}" for row in ROWS])
@pytest.mark.filterwarnings("ignore")
def test_calls_agree_with_torch(index: int) -> None:
    found, expected = flat(results()[index]), truth(ROWS[index])
    assert len(found) == len(expected)
    for value, wanted in zip(found, expected):
        if wanted is None:
            assert value == NONE
            continue
        assert isinstance(value, Symbol) and value.tensor
        assert value.shape == tuple(wanted.shape)
        assert not value.dtype or (value.dtype == "float") == wanted.is_floating_point()
        support = elementwise(value.support)
        if support is not None:
            assert isinstance(support.lower, (int, float)) and isinstance(support.upper, (int, float))
            assert (wanted >= support.lower - 1e-6).all() and (wanted <= support.upper + 1e-6).all()
        if value.support == SIMPLEX:
            assert torch.allclose(wanted.sum(-1), torch.ones(()))


@pytest.mark.parametrize("index", [i for i, row in enumerate(ROWS) if row[2] is not None])
def test_ranges_are_claimed(index: int) -> None:
    first = flat(results()[index])[0]
    assert isinstance(first, Symbol) and first.support == ROWS[index][2]


def test_most_rows_are_known() -> None:
    values = [value for one in results() for value in flat(one) if value != NONE]
    known = [value for value in values if isinstance(value, Symbol) and value.shape is not None]
    assert len(ROWS) >= 90 and len(known) >= 0.95 * len(values)


def test_signatures_are_those_of_torch() -> None:
    from pyroast.library.neural import KINDS

    registry.load()
    for qualified, kind in KINDS.items():
        package, _, name = qualified.rpartition(".")
        owner = functools.reduce(
            getattr, package.split(".")[1:], torch if package.startswith("torch") else pyro
        )
        parameters = inspect.signature(getattr(owner, name).__init__).parameters
        if "args" in parameters:
            continue  # RNN, GRU and LSTM hide theirs
        hidden = {"self", "_weight", "_freeze", "kwargs"}
        if "device" not in kind.names:
            hidden |= {"device", "dtype"}
        names = [one for one in parameters if one not in hidden]
        assert list(kind.names) == names[: len(kind.names)], qualified
        for one, default in kind.defaults.items():
            given = parameters[one].default
            if one in ("activation", "nonlinearity") and not isinstance(given, str):
                continue
            expected = Tuple(tuple(map(Constant, given))) if isinstance(given, list) else Constant(given)
            assert default == expected, (qualified, one)


# Inputs of which less is known

PARTLY = [
    ("nn.Linear(10, 5)(x)", None, REAL),
    ("nn.Sequential(nn.Linear(10, 5), nn.Softplus())(x)", None, POSITIVE),
    ("nn.Sequential(nn.Linear(10, n), nn.Sigmoid())(torch.randn(3, 10))", (3, "n"), UNIT_INTERVAL),
    ("nn.Linear(10, 5)(torch.randn(n, 10))", ("n", 5), REAL),
    ("nn.Linear(10, 5)(torch.randn(3, 11))", None, REAL),
    ("nn.Conv2d(1, 4, 3, padding=1)(torch.randn(n, 1, 28, 28))", ("n", 4, 28, 28), REAL),
    ("nn.Flatten()(torch.randn(n, 4, 7, 7))", ("n", 196), None),
    ("nn.GRU(4, 6)(x)[1]", None, SIGNED),
    ("nn.Sequential(*unknown)(torch.randn(3, 10))", None, None),
    ("nn.Softmax(dim=-1)(x)", None, SIMPLEX),
    ("nn.Softmax(dim=1)(x)", None, UNIT_INTERVAL),
]


@pytest.mark.parametrize(("call", "shape", "support"), PARTLY)
def test_inputs_that_are_not_known(call: str, shape: tuple[Any, ...] | None, support: Support | None) -> None:
    m = machine(f"{HEAD}from elsewhere import data, x, unknown\nn = len(data)\ny = {call}")
    y, size = m.select(m.module.state["y"]), form_of(m.select(m.module.state["n"]))
    assert isinstance(y, Symbol) and y.tensor and (support is None or y.support == support)
    assert y.shape == (None if shape is None else tuple(size if one == "n" else one for one in shape))


LOOPS = """
layers = []
sizes = [10, 8, 6]
for a, b in zip(sizes[:-1], sizes[1:]):
    layers.append(nn.Linear(a, b))
    layers.append(nn.ReLU())
layers += [nn.Linear(6, 2), nn.Softplus()]
net = nn.Sequential(*layers)
added = nn.Sequential()
for index in range(2):
    added.add_module(f"fc{index}", nn.Linear(10, 10))
added.add_module("last", nn.Sigmoid())
modules = nn.ModuleList()
for index in range(3):
    modules.append(nn.Linear(10, 10))
h = torch.randn(4, 10)
for layer in modules:
    h = torch.relu(layer(h))
k = torch.randn(4, 10)
for layer in net:
    k = layer(k)
x = torch.randn(4, 10)
class Net(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.first = nn.Linear(10, width)
        self.heads = nn.ModuleDict({"loc": nn.Linear(width, 3), "scale": nn.Sequential(nn.Linear(width, 3), nn.Softplus())})
    def forward(self, x):
        hidden = self.first(x).tanh()
        return self.heads["loc"](hidden), self.heads["scale"](hidden)
class Scaled(nn.Linear):
    def forward(self, x):
        return super().forward(x)
class Own(nn.Sequential):
    def __init__(self):
        super().__init__(nn.Linear(10, 3), nn.Tanh())
class Plain(nn.Linear):
    def __init__(self):
        super().__init__(10, 3)
loc, scale = Net(7).to("cpu").eval()(x)
class Derived(Scaled):
    def __init__(self):
        super().__init__(10, 4)
changed = nn.Linear(10, 4)
changed.weight = nn.Parameter(torch.zeros(6, 10))
from elsewhere import unknown
unrolled = nn.Sequential(*[nn.Linear(10, 10) for _ in range(len(unknown))])
grown = nn.Sequential()
for index in range(len(unknown)):
    grown.add_module(f"fc{index}", nn.Linear(10, 10))
def maybe(flag):
    made = nn.Sequential(nn.Linear(10, 3))
    if flag:
        made.append(nn.Softplus())
    return made
"""
NAMED = {
    "net(x)": ((4, 2), POSITIVE),
    "added(x)": ((4, 10), UNIT_INTERVAL),
    "h": ((4, 10), None),
    "k": ((4, 2), POSITIVE),
    "loc": ((4, 3), REAL),
    "scale": ((4, 3), POSITIVE),
    "Own()(x)": ((4, 3), SIGNED),
    "Plain()(x)": ((4, 3), REAL),
    "Plain().to('cpu')(x)": ((4, 3), REAL),
    "Derived()(x)": ((4, 4), REAL),
    "changed(x)": (None, None),
    "unrolled(x)": (None, None),
    "grown(x)": (None, None),
    "maybe(True)(x)": ((4, 3), POSITIVE),
    "maybe(len(unknown) > 2)(x)": (None, None),
    "nn.Embedding.from_pretrained(torch.zeros(9, 5))(torch.zeros(3, dtype=torch.long))": ((3, 5), REAL),
}


@pytest.mark.parametrize("expression", NAMED)
def test_modules_built_in_loops_and_classes(expression: str) -> None:
    found = abstract(f"{HEAD}{LOOPS}y = {expression}", "y")
    shape, support = NAMED[expression]
    if isinstance(found, Choice):
        assert {part.support for _, part in found.alternatives if isinstance(part, Symbol)} == {
            REAL,
            POSITIVE,
        }
        return
    assert isinstance(found, Symbol) and found.shape == shape
    assert support is None or found.support == support


ATTRIBUTES = [
    "nn.Linear(10, 5).weight", "nn.Linear(10, 5).bias", "nn.Linear(10, 5, bias=False).bias", "nn.Linear(10, 5).in_features",
    "nn.Linear(10, 5).out_features", "nn.Conv2d(4, 6, 3, groups=2).weight", "nn.Conv2d(4, 6, (3, 5)).bias",
    "nn.ConvTranspose2d(4, 6, 3, groups=2).weight", "nn.ConvTranspose1d(4, 6, 3).bias", "nn.Embedding(20, 7).weight",
    "nn.Embedding(20, 7).embedding_dim", "nn.BatchNorm1d(5).weight", "nn.BatchNorm1d(5, affine=False).weight",
    "nn.LayerNorm((3, 4)).weight", "nn.LayerNorm(4, bias=False).bias", "nn.GroupNorm(2, 6).bias", "nn.Dropout(0.25).p",
    "nn.GRU(4, 6, 2).weight_ih_l1", "nn.LSTM(4, 6, bidirectional=True).weight_hh_l0_reverse", "nn.GRUCell(4, 6).weight_ih",
    "nn.LSTMCell(4, 6, bias=False).bias_hh", "nn.GRU(4, 6).hidden_size", "nn.Bilinear(4, 6, 5).weight", "nn.PReLU().weight",
    "nn.Sequential(nn.Linear(4, 5))[0].out_features", "nn.Sequential(nn.Linear(4, 5), nn.Tanh())[-2].weight",
]  # fmt: skip


@pytest.mark.parametrize("expression", ATTRIBUTES)
def test_attributes(expression: str) -> None:
    wanted = eval(expression, {"nn": nn})
    found = abstract(f"{HEAD}y = {expression}", "y")
    if isinstance(wanted, torch.Tensor):
        assert isinstance(found, Symbol) and found.tensor and found.shape == tuple(wanted.shape)
    else:
        assert found == Constant(wanted)


OPAQUE = [
    "fc.state_dict()", "fc.parameters()", "list(fc.parameters())", "fc.weight.data.normal_(0, 0.1)", "fc.nothing_known",
    "fc.named_parameters()", "fc.zero_grad()", "fc.register_forward_hook(print)", "isinstance(fc, nn.Module)",
    "pyro.module('fc', fc)(x)", "fc.apply(print)", "[fc, fc][0](x)", "{'a': fc}['a'](x)", "(fc if fc.training else fc)(x)",
]  # fmt: skip


@pytest.mark.parametrize("expression", OPAQUE)
def test_modules_are_used_as_values(expression: str) -> None:
    m = machine(
        f"{HEAD}fc = nn.Linear(10, 5)\nx = torch.randn(3, 10)\ny = {expression}\nz = fc(x)\nw = fc.weight"
    )
    z, w = m.select(m.module.state["z"]), m.select(m.module.state["w"])
    assert isinstance(z, Symbol) and z.shape == (3, 5)
    assert isinstance(w, Symbol) and w.shape == (5, 10)
    if "(x)" in expression:
        y = m.select(m.module.state["y"])
        assert isinstance(y, Symbol) and y.shape == (3, 5)
    if "apply" in expression:
        assert isinstance(m.select(m.module.state["y"]), Object)


BAYESIAN = """
import pyro.distributions as dist
from pyro.nn import PyroModule, PyroSample
class Net(PyroModule):
    def __init__(self, sampled_bias):
        super().__init__()
        self.fc = PyroModule[nn.Linear](10, 4)
        self.fc.weight = PyroSample(dist.Normal(0.0, 1.0).expand([4, 10]).to_event(2))
        if sampled_bias:
            self.fc.bias = PyroSample(dist.Normal(0.0, 1.0).expand([4]).to_event(1))
    def forward(self, x):
        return self.fc(x)
"""


@pytest.mark.parametrize("bias", [True, False])
def test_linear_layers_with_sampled_weights(bias: bool) -> None:
    found = abstract(f"{HEAD}{BAYESIAN}y = Net({bias})(torch.randn(3, 10))", "y")
    assert isinstance(found, Symbol) and found.shape == (3, 4)


def random_window(rng: random.Random) -> tuple[str, tuple[int, ...]]:
    """A convolution or pool with random options, and the shape of an input."""
    dims = rng.choice((1, 2))
    kind = rng.choice(("Conv", "ConvTranspose", "MaxPool", "AvgPool", "AdaptiveAvgPool"))

    def sizes(*choices: int) -> str:
        return str(
            tuple(rng.choice(choices) for _ in range(dims)) if rng.random() < 0.5 else rng.choice(choices)
        )

    options = {"kernel_size": sizes(2, 3, 4), "stride": sizes(1, 2, 3), "padding": sizes(0, 1)}
    if kind == "AdaptiveAvgPool":
        options = {"output_size": sizes(1, 2, 5)}
    if kind in ("Conv", "ConvTranspose", "MaxPool"):
        options["dilation"] = sizes(1, 2)
    if kind == "ConvTranspose" and rng.random() < 0.4:
        options |= {"output_padding": "1", "stride": "3"}
    if kind in ("MaxPool", "AvgPool"):
        options["ceil_mode"] = rng.choice(("True", "False"))
    channels = "4, 6, " if kind.startswith("Conv") else ""
    shape = (*rng.choice(((), (2,))), 4, *(rng.randrange(3, 14) for _ in range(dims)))
    given = ", ".join(f"{name}={value}" for name, value in options.items())
    return f"nn.{kind}{dims}d({channels}{given})", shape


@pytest.mark.filterwarnings("ignore")
def test_random_convolutions_and_pools() -> None:
    rng = random.Random(0)
    rows = [random_window(rng) for _ in range(300)]
    m = machine(
        HEAD + "\n".join(f"y{i} = {call}(torch.randn({shape}))" for i, (call, shape) in enumerate(rows))
    )
    for index, (call, shape) in enumerate(rows):
        found = m.select(m.module.state[f"y{index}"])
        assert isinstance(found, Symbol)
        try:
            wanted = eval(call, {"nn": nn})(torch.randn(shape)).shape
        except RuntimeError:
            continue  # what does not fit has no shape
        assert found.shape == tuple(wanted), (call, shape)


PARAMETERS = """
import pyro.distributions as dist
from pyro.nn import PyroModule, PyroParam, PyroSample
class Net(PyroModule):
    def __init__(self):
        super().__init__()
        self.scale = PyroParam(torch.ones(3), constraint=dist.constraints.positive)
        self.later = PyroParam(lambda: torch.ones(4, 2), dist.constraints.unit_interval)
        self.free = PyroParam(torch.ones(5))
        self.prior = PyroSample(dist.Dirichlet(torch.ones(3)))
    def forward(self):
        return self.scale, self.later, self.free, self.prior, self.prior
scale, later, free, prior, again = Net()()
"""


@pytest.mark.parametrize(
    ("name", "shape", "support"),
    [
        ("scale", (3,), POSITIVE),
        ("later", (4, 2), UNIT_INTERVAL),
        ("free", (5,), REAL),
        ("prior", (3,), SIMPLEX),
        ("again", (3,), SIMPLEX),
    ],
)
def test_parameters_and_samples_of_modules(name: str, shape: tuple[int, ...], support: Support) -> None:
    found = abstract(HEAD + PARAMETERS, name)
    assert isinstance(found, Symbol) and found.shape == shape and found.support == support


WRAPPED = """
from pyro.nn import PyroModule, PyroSample
import pyro.distributions as dist
fc = PyroModule[nn.Linear](10, 4)
rows, columns = fc.weight.shape
class Own(PyroModule[nn.Linear]):
    def __init__(self):
        super().__init__(10, 3)
class Bayes(PyroModule[nn.Linear]):
    def __init__(self):
        super().__init__(10, 10)
        self.weight = PyroSample(dist.Normal(0.0, 1.0).expand([10, 10]).to_event(2))
x = torch.randn(3, 10)
"""


@pytest.mark.parametrize(
    ("e", "shape"),
    [
        ("fc(x)", (3, 4)),
        ("Own()(x)", (3, 3)),
        ("Bayes()(x)", (3, 10)),
        ("torch.zeros(rows, columns)", (4, 10)),
        ("PyroModule[nn.Conv2d](1, 2, 3)(torch.zeros(5, 1, 9, 9))", (5, 2, 7, 7)),
        ("PyroModule[nn.GRU](10, 2)(x)[0]", (3, 2)),
    ],
)
def test_wrapped_classes(e: str, shape: tuple[int, ...]) -> None:
    found = abstract(f"{HEAD}{WRAPPED}y = {e}", "y")
    assert isinstance(found, Symbol) and found.shape == shape
