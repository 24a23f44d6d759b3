"""What pyroast takes to lie outside of an argument's constraint, Pyro refuses, for every argument of every distribution."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import torch

from pyroast.library import distributions as library
from pyroast.library.argument_checks import UNCHECKED, certainly_outside
from pyroast.library.argument_rules import ConstraintRule
from pyroast.supports import NAMED
from pyroast.values import Constant
from tests.generate_distributions import distribution_classes, probes_of

NUMBERS = (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0)
ELEMENTWISE = ("positive", "nonnegative", "unit_interval", "nonnegative_integer", "integer")


def _constraints(info: library.DistributionInfo) -> Iterator[tuple[str, str]]:
    for name, expression in info.arg_constraints.items():
        if isinstance(expression, ConstraintRule) and expression.name == "independent":
            expression = expression.arguments[0]  # type: ignore[assignment]  # a constraint
        if isinstance(expression, ConstraintRule) and expression.name in ELEMENTWISE:
            yield name, expression.name


CASES = [
    (cls, probes, name, constraint)
    for title, cls, namespace in distribution_classes()
    if (info := library.lookup(title)) is not None and info.kind == "distribution" and info.name == title
    for probes in [probes_of(cls, namespace)]
    for name, constraint in _constraints(info)
    if any(isinstance(probe.arguments.get(name), torch.Tensor | float | int) for probe in probes)
]


def _message(cls: type, arguments: dict[str, Any]) -> str:
    try:
        cls(**arguments)
    except (ValueError, RuntimeError) as error:
        return str(error)
    return ""


@pytest.mark.parametrize(("cls", "probes", "name", "constraint"), CASES)
def test_pyro_refuses_what_lies_outside(cls: type, probes: list[Any], name: str, constraint: str) -> None:
    checked = (cls.__name__, name) not in UNCHECKED
    for number in NUMBERS:
        if certainly_outside(NAMED[constraint], Constant(number)) is None:
            continue
        for probe in probes:
            old = probe.arguments.get(name)
            if not isinstance(old, torch.Tensor | float | int):
                continue
            new = torch.full_like(torch.as_tensor(old, dtype=torch.float), number)
            message = _message(cls, {**probe.arguments, name: new})
            assert ("to satisfy the constraint" in message) == checked, (number, message)


def test_there_are_many_arguments() -> None:
    assert len(CASES) > 100


@pytest.mark.parametrize(
    ("constraint", "number", "outside"),
    [
        ("positive", 0, True), ("positive", 1e-9, False), ("nonnegative", 0, False), ("unit_interval", 1, False),
        ("unit_interval", 1.5, True), ("nonnegative_integer", 0.5, True), ("integer", -3, False), ("real", -1e30, False),
    ],
)  # fmt: skip
def test_bounds(constraint: str, number: float, outside: bool) -> None:
    assert (certainly_outside(NAMED[constraint], Constant(number)) is not None) is outside
