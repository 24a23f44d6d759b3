"""Odd programs come to an end, without a crash, and no wrong guide among them is called aligned."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .hostile import ODD, RIGHT, WRONG, Odd, program
from .worker import Worker


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as process:
        yield process


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_the_pair_is_judged_or_said_to_be_unknown(worker: Worker, odd: Odd) -> None:
    right, wrong = worker.check([("right", program(odd, RIGHT)), ("wrong", program(odd, WRONG))])
    for outcome in (right, wrong):
        assert not outcome.crashed and not outcome.refused, outcome.messages
        assert len(outcome.statuses) == 1 or "PYR002" in outcome.codes, "the pair passed in silence"
    if odd.ends:
        assert "misaligned" not in right.statuses, right.messages
        assert "aligned" not in wrong.statuses


def test_a_program_without_an_oddity_is_decided(worker: Worker) -> None:
    right, wrong = worker.check([("right", program(Odd(), RIGHT)), ("wrong", program(Odd(), WRONG))])
    assert (right.statuses, wrong.statuses) == (("aligned",), ("misaligned",))
