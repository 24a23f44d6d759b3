"""Odd programs come to an end, without a crash, and no wrong guide among them is called aligned."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from _pytest.mark import ParameterSet

from .hostile import ODD, RIGHT, WRONG, Odd, program
from .worker import check_sources

OPEN = {
    "star-args to themselves": "without an end",
    "a loop that doubles a string": "memory without an end",
    "replacing that grows": "memory without an end",
    "padding": "PYR000",
    "a slice of step zero": "PYR000",
    "300 classes in a row": "polynomial of a high degree",
    "a model that steps an SVI of itself": "PYR000",
    "a guide that predicts with itself": "PYR000",
}
"""Defects that are known: they are not run, for some would hold up everything else."""


def programs() -> Iterator[ParameterSet]:
    for name, odd in ODD.items():
        marks = [pytest.mark.xfail(run=False, reason=OPEN[name])] if name in OPEN else []
        yield pytest.param(odd, id=name, marks=marks)


@pytest.mark.parametrize("odd", programs())
def test_the_pair_is_judged_or_said_to_be_unknown(odd: Odd) -> None:
    right, wrong = check_sources([("right", program(odd, RIGHT)), ("wrong", program(odd, WRONG))])
    for outcome in (right, wrong):
        assert not outcome.crashed and not outcome.refused, outcome.messages
        assert len(outcome.statuses) == 1 or "PYR002" in outcome.codes, "the pair passed in silence"
    if odd.ends:
        assert "misaligned" not in right.statuses, right.messages
        assert "aligned" not in wrong.statuses


def test_a_program_without_an_oddity_is_decided() -> None:
    right, wrong = check_sources([("right", program(Odd(), RIGHT)), ("wrong", program(Odd(), WRONG))])
    assert (right.statuses, wrong.statuses) == (("aligned",), ("misaligned",))
