"""The comparison must notice faults in the interpreter, the library models and the matcher, each within few programs."""

from __future__ import annotations

from functools import cache
from random import Random

import pytest

from .compare import compare
from .judge import Answer, ask, judge
from .oracle import Rejected, Truth, Verdict, truth, verdict
from .planted import TRACE_FAULTS, VERDICT_FAULTS
from .planted_shapes import SHAPE_FAULTS
from .programs import Program, make_program
from .shaped import make_shaped
from .verdicts import compare_verdicts

PROGRAMS = 120
PAIRS = 60
SHAPED = 300
RARE = {"observed values do not widen": 400, "indices are not carried into dependencies": 1400}
"""The faults that show in few programs, and the program with which the search for one begins."""


@cache
def traced(number: int) -> tuple[Program, Truth] | None:
    """A program with its traces under Pyro; none for one that Pyro rejects."""
    program = make_program(Random(number))
    try:
        return program, truth(program)
    except Rejected:
        return None


@cache
def paired(number: int) -> tuple[Program, Verdict]:
    """A model, a guide made from it, and what Pyro says of the two."""
    program = make_program(Random(number), twin=True)
    return program, verdict(program)


@cache
def shaped(number: int) -> tuple[Program, Answer]:
    """A program about shapes, and what Pyro makes of it."""
    program = make_shaped(Random(number))
    return program, ask(program)


def differing_shape(numbers: range) -> int | None:
    """The first program about shapes that is judged wrongly."""
    return next((number for number in numbers if judge(*shaped(number)).wrong), None)


def differing_traces(numbers: range) -> int | None:
    """The first program whose static traces are wrong."""
    for number in numbers:
        known = traced(number)
        if known is not None and compare(*known).wrong:
            return number
    return None


def differing_verdict(numbers: range) -> int | None:
    """The first pair about which the findings are wrong."""
    return next((number for number in numbers if compare_verdicts(*paired(number)).wrong), None)


def test_without_a_fault_nothing_differs() -> None:
    assert differing_traces(range(PROGRAMS)) is None
    assert differing_verdict(range(PAIRS)) is None
    assert [text for number in range(SHAPED) for text in judge(*shaped(number)).wrong] == []


@pytest.mark.parametrize("name", TRACE_FAULTS)
def test_a_fault_in_the_traces_is_noticed(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    TRACE_FAULTS[name](monkeypatch)
    noticed = differing_traces(range(PROGRAMS))
    print(f"{name}: noticed at program {noticed}")
    assert noticed is not None


@pytest.mark.parametrize("name", VERDICT_FAULTS)
def test_a_fault_in_the_conclusions_is_noticed(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    VERDICT_FAULTS[name](monkeypatch)
    noticed = differing_verdict(range(PAIRS))
    print(f"{name}: noticed at pair {noticed}")
    assert noticed is not None


@pytest.mark.parametrize("name", SHAPE_FAULTS)
def test_a_fault_in_what_is_known_of_shapes_is_noticed(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    SHAPE_FAULTS[name](monkeypatch)
    first = RARE.get(name, 0)
    noticed = differing_shape(range(first, first + SHAPED))
    print(f"{name}: noticed at program {noticed}")
    assert noticed is not None
