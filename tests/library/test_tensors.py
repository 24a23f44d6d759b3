"""What pyroast says of tensors is what torch makes of them: shapes, dtypes and ranges."""

from __future__ import annotations

import random
import warnings
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
import torch

from pyroast import ranges
from pyroast.frontend import lower_source, run_deep
from pyroast.interpret.roots import Program, interpret
from pyroast.project.modules import NoModules
from pyroast.symbolic import Form, subtract
from pyroast.values import Constant, ListCell, Symbol, Tuple, Value
from tests.library import tensor_expressions as table

TABLES = ("CONSTRUCTORS", "VIEWS", "INDEXING", "ARITHMETIC", "REDUCTIONS", "ELEMENTWISE", "NUMBERS")
CASES = [(name, line) for name in TABLES for line in getattr(table, name).strip().splitlines()]
LEAST_SHARE_KNOWN = 0.95


class Somewhere(NoModules):
    """A project with one module, which is not there."""

    def __call__(self, name: str) -> bool:
        return name == "somewhere"


def values(source: str) -> dict[str, Value]:
    """The names of a module and what they are bound to."""

    def run() -> Program:
        return interpret("snippet.py", lower_source(source.encode()), Somewhere())

    machine = run_deep(run).machine
    return {str(name): machine.select(value) for name, value in machine.module.state.items()}


def dtype_of(tensor: Any) -> str:
    """The dtype of a tensor in pyroast's words."""
    if tensor.dtype in (torch.bool, np.bool_):
        return "bool"
    if tensor.dtype in (torch.int64, np.int64):
        return "long"
    floating = isinstance(tensor, torch.Tensor) and tensor.is_floating_point()
    return (
        "float"
        if floating or (not isinstance(tensor, torch.Tensor) and tensor.dtype.kind == "f")
        else "other"
    )


def differences(found: Value, real: Any) -> Iterator[str]:
    """Where an abstract value contradicts a real one."""
    match real:
        case torch.Tensor() | np.ndarray() | np.generic():
            yield from tensor_differences(found, real)
        case torch.Size() | tuple() | list():
            items = found.items if isinstance(found, Tuple) else None
            if isinstance(found, ListCell) and isinstance(found.state["items"], Tuple):
                items = found.state["items"].items
            if items is None:
                if not isinstance(found, Symbol) or found.tensor:
                    yield f"{found} is no tuple"
                return
            if len(items) != len(real):
                yield f"{len(items)} items instead of {len(real)}"
            for item, one in zip(items, real):
                yield from differences(item, one)
        case bool() | int() | float():
            if isinstance(found, Constant):
                if found.value != real:
                    yield f"{found.value} instead of {real}"
            elif not isinstance(found, Symbol) or found.tensor:
                yield f"{found} is no number"
            elif found.support is not None and not inside(
                found.support.lower, found.support.upper, real, real
            ):
                yield f"{real} is not in {found.support}"


def inside(lower: Form, upper: Form, least: float, greatest: float) -> bool:
    """Whether numbers lie between bounds; symbolic ones allow all."""
    low = lower if isinstance(lower, (int, float)) else -float("inf")
    high = upper if isinstance(upper, (int, float)) else float("inf")
    slack = 1e-5 * max(1.0, abs(least), abs(greatest)) if least == least else 0.0
    return not (least < low - slack or greatest > high + slack)


def tensor_differences(found: Value, real: Any) -> Iterator[str]:
    if not isinstance(found, Symbol):
        yield f"{found} is no tensor"
        return
    if not found.tensor:
        return
    shape = tuple(real.shape)
    if found.shape is not None:
        sizes = list(zip(found.shape, shape))
        if len(found.shape) != len(shape) or any(isinstance(a, (int, float)) and a != b for a, b in sizes):
            yield f"shape {found.shape} instead of {shape}"
    if found.dtype and found.dtype != dtype_of(real):
        yield f"dtype {found.dtype} instead of {dtype_of(real)}"
    support = ranges.elementwise(found.support)
    if support is not None and real.size and not isinstance(real, torch.Tensor):
        real = torch.as_tensor(np.asarray(real))
    if support is not None and isinstance(real, torch.Tensor) and real.numel() and not real.is_complex():
        elements = real.detach().double()
        elements = elements[~elements.isnan()]
        if elements.numel():
            least, greatest = float(elements.min()), float(elements.max())
            if not inside(support.lower, support.upper, least, greatest):
                yield f"elements from {least} to {greatest} are not in {support}"
            whole = bool((elements.isinf() | (elements == elements.round())).all())
            if support.kind == "integer_interval" and not whole:
                yield "elements are not whole"
    joint = found.support is not None and found.support.kind == "simplex"
    filled = (
        isinstance(real, torch.Tensor) and real.dim() > 0 and real.shape[-1] > 0 and not real.isnan().any()
    )
    if joint and filled and not torch.allclose(real.double().sum(-1), torch.ones((), dtype=torch.double)):
        yield "is not on the simplex"


def known(found: Value, real: Any) -> bool:
    """Whether the shape, or the value of a number, is known."""
    if isinstance(real, (torch.Tensor, np.ndarray, np.generic)):
        return isinstance(found, Symbol) and found.tensor and found.shape is not None
    return isinstance(found, (Constant, Tuple, ListCell))


@pytest.fixture(scope="module")
def evaluated() -> dict[str, tuple[Value, Any]]:
    """All expressions, by both."""
    lines = [line for _, line in CASES]
    source = table.PRELUDE + "\n".join(f"r{index} = {line}" for index, line in enumerate(lines))
    found = values(source)
    torch.manual_seed(0)
    result: dict[str, tuple[Value, Any]] = {}
    for index, line in enumerate(lines):
        scope: dict[str, Any] = {}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exec(table.PRELUDE, scope)
            result[line] = found[f"r{index}"], eval(line, scope)
    return result


@pytest.mark.parametrize("line", [line for _, line in CASES])
def test_nothing_contradicts_torch(line: str, evaluated: dict[str, tuple[Value, Any]]) -> None:
    assert not list(differences(*evaluated[line]))


def test_most_shapes_are_known(evaluated: dict[str, tuple[Value, Any]]) -> None:
    unknown = [line for line, (found, real) in evaluated.items() if not known(found, real)]
    assert len(unknown) <= (1 - LEAST_SHARE_KNOWN) * len(evaluated), "\n".join(unknown)


def test_most_dtypes_are_known(evaluated: dict[str, tuple[Value, Any]]) -> None:
    tensors = {line: pair for line, pair in evaluated.items() if isinstance(pair[1], torch.Tensor)}
    unknown = [
        line for line, (found, _) in tensors.items() if not (isinstance(found, Symbol) and found.dtype)
    ]
    assert len(unknown) <= (1 - LEAST_SHARE_KNOWN) * len(tensors), "\n".join(unknown)


# Compositions

STEPS = (
    "{e}.unsqueeze({d})", "{e}.squeeze({d})", "{e}.squeeze()", "{e}.transpose({d}, {d2})", "{e}.flatten()", "{e}.flatten({d})",
    "{e}.sum({d})", "{e}.sum({d}, keepdim=True)", "{e}.sum(({d}, {d2}))", "{e}.amax({d})", "{e}.max({d})[0]", "{e}.max({d})[1]",
    "{e}.any({d})", "{e}.argmax({d})", "{e}.cumsum({d})", "{e}.sort({d})[0]", "{e}.movedim({d}, {d2})", "{e}.flip({d})",
    "{e}.permute(*range({e}.dim())[::-1])", "{e}.reshape(-1)", "{e}.reshape(-1, {s})", "{e}.reshape({s}, -1)",
    "{e}.reshape(*{e}.shape, 1)", "{e}.expand({s}, *{e}.shape)", "{e}.expand({s}, {s2}, *[-1] * {e}.dim())",
    "{e}.repeat({s}, *[1] * {e}.dim())", "{e}.repeat_interleave({s}, {d})", "{e}[0]", "{e}[-1]", "{e}[..., 0]", "{e}[None]",
    "{e}[..., None]", "{e}[:, None]", "{e}[1:]", "{e}[:-1]", "{e}[..., 1:]", "{e}[..., ::2]", "{e}[:, -1:]", "{e}[:{s}]",
    "{e}[[0, 0]]", "{e}[..., [0, 0]]", "{e}[torch.tensor([[0], [0]])]", "{e}[:, torch.tensor([0, 0, 0])]",
    "{e}[[0, 0], :, [0, 0]]", "{e}[0, :, [0, 0]]", "{e}[[0], None, [0]]", "{e}[torch.zeros(2, 1).long(), torch.zeros(3).long()]",
    "{e}[..., torch.zeros(2, 1).long(), None, torch.zeros(3).long()]", "{e}[{e} > 0]", "{e}[torch.tensor(0)]",
    "Vindex({e})[..., torch.zeros(2).long()]", "Vindex({e})[torch.zeros(3, 1).long()]",
    "Vindex({e})[..., torch.zeros(2, 1).long(), :]", "Vindex({e})[..., torch.zeros(1).long(), torch.zeros(3, 1).long()]",
    "torch.stack([{e}, {e}])", "torch.stack([{e}, {e}], {d})", "torch.cat([{e}, {e}], {d})", "torch.cat([{e}, {e}.float()], -1)",
    "{e}.chunk(2, {d})[-1]", "{e}.split({s}, {d})[-1]", "{e}.unbind({d})[0]", "{e}.tensor_split({s}, {d})[0]",
    "{e}.narrow({d}, 0, 1)", "{e}.select({d}, 0)", "{e}.diagonal()", "{e}.diagonal({s} - 1, {d}, {d2})", "{e}.unfold({d}, {s}, 1)",
    "{e}.index_select({d}, torch.tensor([0, 0]))", "{e} + {e}", "{e} + {e}[0]", "{e} * 2", "{e} / 2", "2 - {e}", "{e} ** 2",
    "{e} > 0", "{e} == {e}", "({e} > 0) & ({e} < 1)", "{e} + torch.zeros({s}, 1)", "{e} * torch.ones({s})", "{e} // 2",
    "{e} @ {e}.mT", "{e} @ torch.ones({e}.shape[-1])", "{e}.mT", "torch.where({e} > 0, {e}, 0)", "torch.where({e} > 0, {e}, 1.5)",
    "{e}.exp()", "{e}.sigmoid()", "{e}.abs()", "{e}.neg()", "{e}.float()", "{e}.long()", "{e}.bool()", "{e}.clamp(0, 1)",
    "{e}.clamp(min=0.5)", "{e}.softmax({d})", "torch.relu({e})", "{e}.float().softmax(-1)", "{e}.float().mean({d})", "{e}.float().std()",
    "{e}.masked_fill({e} > 0, 0)", "{e}.tril()", "torch.zeros_like({e})", "torch.zeros({e}.shape[:-1])", "torch.ones({e}.shape[1:] + (2,))",
    "{e}.new_zeros({e}.shape[0], 2)", "torch.diag_embed({e})", "F.one_hot({e}.long().abs(), 20)", "{e}.topk(1)[0]", "{e}.prod({d})",
    "{e}.float().logsumexp({d})", "{e}.nonzero()", "{e}.argsort({d})", "{e}.broadcast_to({s}, *{e}.shape)", "{e}.tile({s}, 1)",
    "{e}.unflatten({d}, (-1, 1))", "torch.einsum('...i,...i->...', {e}, {e})", "torch.einsum('i...->...i', {e})", "{e}.roll(1, {d})",
    "torch.zeros({e}.dim(), {e}.numel())", "sum({e}.unbind({d}))", "{e}.gather({d}, torch.zeros({e}.shape, dtype=torch.long))",
    "torch.cdist({e}.float(), {e}.float())", "F.pad({e}, ({s}, 1))", "{e}.ravel()", "{e}.float().norm(dim={d})", "{e}.round()",
)  # fmt: skip
STARTS = (
    "torch.randn({shape})", "torch.rand({shape})", "torch.ones({shape})", "torch.zeros({shape}, dtype=torch.long)",
    "torch.randint(0, 5, ({shape},))", "torch.rand({shape}) > 0.5", "torch.full(({shape},), 3)",
)  # fmt: skip


def composition(rng: random.Random, scope: dict[str, Any]) -> tuple[str, Any]:
    """An expression that torch can evaluate, and its value."""
    shape = ", ".join(str(rng.choice((1, 1, 2, 3, 4))) for _ in range(rng.randint(1, 3)))
    expression = rng.choice(STARTS).format(shape=shape)
    value = eval(expression, dict(scope))
    done, wanted = 0, rng.randint(1, 4)
    for _ in range(60):
        if done == wanted:
            break
        numbers = {
            "d": rng.randint(-2, 2),
            "d2": rng.randint(-2, 2),
            "s": rng.randint(1, 3),
            "s2": rng.randint(1, 3),
        }
        longer = rng.choice(STEPS).format(e=f"({expression})", **numbers)
        try:
            made = eval(longer, dict(scope))
        except (
            RuntimeError,
            TypeError,
            IndexError,
            ValueError,
            AttributeError,
            NotImplementedError,
            AssertionError,
        ):
            continue
        if isinstance(made, torch.Tensor) and made.numel() < 5000 and len(longer) < 600:
            expression, value, done = longer, made, done + 1
    return expression, value


def compare_compositions(seed: int, amount: int) -> tuple[list[str], int]:
    """What contradicts torch among random compositions, and how many shapes are known."""
    rng, wrong, found_shapes = random.Random(seed), [], 0
    scope: dict[str, Any] = {}
    torch.manual_seed(seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(table.PRELUDE, scope)
        lines, real = zip(*(composition(rng, scope) for _ in range(amount)))
    found = values(table.PRELUDE + "\n".join(f"r{index} = {line}" for index, line in enumerate(lines)))
    for index, (line, tensor) in enumerate(zip(lines, real)):
        wrong += [f"{line}: {difference}" for difference in differences(found[f"r{index}"], tensor)]
        found_shapes += known(found[f"r{index}"], tensor)
    return wrong, found_shapes


@pytest.mark.parametrize("seed", range(3))
def test_compositions_do_not_contradict_torch(seed: int) -> None:
    wrong, found_shapes = compare_compositions(seed, 150)
    assert not wrong
    assert found_shapes >= 150 * 0.9


# Symbols

SYMBOLIC = """
import torch
from pyro.ops.indexing import Vindex
from somewhere import data, n, k, unknown
x = torch.zeros(n, 3)
y = torch.zeros(k, 3)
grid = torch.zeros(n, k, 2)
ones = torch.ones(n, 3)
"""


def symbolic(*lines: str) -> list[Value]:
    found = values(SYMBOLIC + "\n".join(f"r{index} = {line}" for index, line in enumerate(lines)))
    return [found[f"r{index}"] for index in range(len(lines))]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("x.shape[0]", "n"),
        ("len(x)", "n"),
        ("(x + 1).size(0)", "n"),
        ("(x * torch.ones(3)).shape[0]", "n"),
        ("x.T.shape[1]", "n"),
        ("x.sum(-1).shape[0]", "n"),
        ("x.exp().mean(1, keepdim=True).shape[0]", "n"),
        ("x.reshape(-1).shape[0]", "3 * n"),
        ("x.reshape(n, -1).shape[1]", "3"),
        ("x.view(-1, 3).shape[0]", "n"),
        ("grid.flatten(1).shape[1]", "2 * k"),
        ("grid.reshape(-1, 2).shape[0]", "n * k"),
        ("grid.reshape(n, -1).shape[1]", "2 * k"),
        ("torch.cat([x, y]).shape[0]", "n + k"),
        ("torch.stack([x, x], -1).shape[0]", "n"),
        ("x.repeat(2, 1).shape[0]", "2 * n"),
        ("x.unsqueeze(0).expand(k, -1, -1).shape[0]", "k"),
        ("x.unsqueeze(0).expand(k, -1, -1).shape[1]", "n"),
        ("x.new_zeros(k, 2).shape[0]", "k"),
        ("torch.arange(len(data)).shape[0]", "len(data)"),
        ("torch.arange(n, n + 4).shape[0]", "4"),
        ("torch.zeros(len(data), 2).shape[0]", "len(data)"),
        ("x[1:].shape[0]", "n - 1"),
        ("x[:-1].shape[0]", "n - 1"),
        ("x[:, None].shape[0]", "n"),
        ("x[:n].shape[0]", "n"),
        ("grid[0].shape[0]", "k"),
        ("Vindex(grid)[..., torch.tensor([0]), :].shape[-1]", "2"),
        ("(x @ torch.zeros(3, k)).shape[1]", "k"),
        ("torch.einsum('ij,kj->ik', x, y).shape[1]", "k"),
        ("x.numel()", "3 * n"),
        ("torch.cat([x, x]).chunk(2)[0].shape[0]", "n"),
        ("x.T.chunk(2, -1)[0].shape[0]", "3"),
        ("[part for part in x.split(2)][0].shape[1]", "3"),
        ("torch.zeros(x.shape).shape[0]", "n"),
        ("torch.zeros(x.shape[:-1] + (k,)).shape[1]", "k"),
        ("data.size(0)", "len(data)"),
        ("(data + 1).sum(0)", "(data + 1).sum(0)"),
        ("torch.stack([torch.zeros(2) for _ in range(n)]).shape[0]", "n"),
        ("torch.tensor([0.0 for _ in range(n)]).shape[0]", "n"),
    ],
)
def test_forms_are_equal(left: str, right: str) -> None:
    a, b = symbolic(left, right)
    form_a = a.value if isinstance(a, Constant) else a.form  # type: ignore[union-attr]  # a number or symbol
    form_b = b.value if isinstance(b, Constant) else b.form  # type: ignore[union-attr]  # a number or symbol
    assert subtract(form_a, form_b) == 0 or form_a == form_b  # type: ignore[arg-type]  # numbers


@pytest.mark.parametrize(
    "line",
    [
        "torch.zeros(unknown)",
        "torch.zeros(data.shape)",
        "torch.zeros(*unknown)",
        "torch.zeros(data.shape[1:])",
        "x.expand(unknown)",
        "x.reshape(unknown)",
        "torch.ones(2) + torch.tensor(data)",
        "torch.ones(2) + unknown",
        "x[unknown]",
        "x[unknown, 0]",
        "x.sum(unknown)",
        "x.sum(0, keepdim=unknown)",
        "x.permute(*unknown)",
        "torch.tensor(data)[0]",
        "torch.tensor(data)[:, None]",
        "torch.stack(unknown)",
        "torch.cat(unknown)",
        "torch.tensor(data).unsqueeze(0)",
        "torch.zeros(2, 3) + torch.zeros(4)",
        "torch.zeros(2, 3) @ torch.zeros(4)",
        "torch.not_a_function(x)",
        "x.not_a_method()",
        "x.sum(what=1)",
        "torch.where(x > 0, x, unknown)",
    ],
)
def test_no_rank_is_guessed(line: str) -> None:
    (found,) = symbolic(line)
    assert isinstance(found, Symbol) and found.shape is None


def test_the_rank_is_known_where_sizes_are_not() -> None:
    lines = [
        "x[x > 0]",
        "x[k:]",
        "x[:5]",
        "x[[0, 1]]",
        "x.unbind(1)[0]",
        "x[torch.arange(k)]",
        "x.split([1, 2], 1)[1]",
    ]
    ranks = [
        len(found.shape)
        for found in symbolic(*lines)
        if isinstance(found, Symbol) and found.shape is not None
    ]
    assert ranks == [1, 2, 2, 2, 1, 2, 2]


def test_in_place_changes_are_noticed() -> None:
    found = values(
        "import torch\na = torch.zeros(3)\nb = a.view(3)\nc = torch.zeros(3)\nd = torch.zeros(3)\ne = torch.zeros(3)\n"
        "a[0] = 5.0\nd.fill_(2.0)\ne += 1\nf = torch.zeros(3)\ng = f\nf.unsqueeze_(0)\ntorch.nn.init.normal_(c)\n"
        "h = torch.zeros(3)\n"
    )
    supports = {name: found[name].support for name in "abcdefh"}  # type: ignore[union-attr]  # tensors
    assert [name for name, support in supports.items() if support is None] == ["a", "b", "c", "d", "f"]
    assert found["g"].shape is None  # type: ignore[union-attr]  # a tensor
    assert supports["e"] == ranges.of_number(1) and supports["h"] == ranges.of_number(0)


def test_elements_of_a_tensor_in_a_loop() -> None:
    found = values(
        "import torch\nfrom somewhere import n\nfor a in torch.arange(3):\n    pass\n"
        "for b in torch.zeros(n, 4, dtype=torch.bool):\n    c = b\nd, e = torch.rand(2, 3)\nf = [g for g in torch.ones(2, 2)]\n"
    )
    assert (found["a"].shape, found["a"].dtype) == ((), "long")  # type: ignore[union-attr]  # a tensor
    assert (found["d"].shape, found["e"].dtype) == ((3,), "float")  # type: ignore[union-attr]  # tensors


def test_a_changed_tensor_is_not_taken_for_what_it_was() -> None:
    found = values(
        "import torch\nx = torch.zeros(3)\nv = x.view(3)\na = x.sum()\nb = v.sum()\nc = x[0].item()\nd = x.sum()\n"
        "x[0] = 1.0\ne = x.sum()\nf = v.sum()\ng = x[0].item()\nv.fill_(2.0)\nh = x.sum()\ni = x.sum()\n"
    )
    forms = {name: found[name].form for name in "abcdefghi"}  # type: ignore[union-attr]  # symbols
    assert forms["a"] == forms["d"] and forms["h"] == forms["i"]
    assert len({forms[name] for name in "aeh"}) == 3
    assert forms["b"] != forms["f"] and forms["c"] != forms["g"]
