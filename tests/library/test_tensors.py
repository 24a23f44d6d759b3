"""What pyroast says of tensors is what torch makes of them: shapes, dtypes and ranges."""

from __future__ import annotations

import random
import warnings
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
import torch

from pyroast import conditions, ranges
from pyroast.frontend import lower_source, run_deep
from pyroast.interpret.roots import Program, interpret
from pyroast.library.tensors.queries import attribute
from pyroast.symbolic import Form, subtract
from pyroast.values import Constant, ListCell, Symbol, Tuple, Value
from tests.library import tensor_expressions as table

TABLES = ("CONSTRUCTORS", "VIEWS", "INDEXING", "ARITHMETIC", "REDUCTIONS", "ELEMENTWISE", "NUMBERS")
CASES = [(name, line) for name in TABLES for line in getattr(table, name).strip().splitlines()]
LEAST_SHARE_KNOWN = 0.95


def values(source: str) -> dict[str, Value]:
    """The names of a module and what they are bound to."""

    def run() -> Program:
        return interpret("snippet.py", lower_source(source.encode()))

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
    if joint and isinstance(real, torch.Tensor) and not torch.allclose(real.sum(-1), torch.ones(())):
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
