"""Runs programs about shapes in batches, each in a child of its own: a crash of one loses one batch and is reported."""

from __future__ import annotations

import logging
import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from random import Random

BATCH = 250


@dataclass(frozen=True, slots=True)
class Record:
    """What came of one program."""

    number: int
    source: str
    constructs: tuple[str, ...]
    wrong: tuple[tuple[str, str], ...]
    verdict: str
    ours: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    foreign: str = ""
    compared: bool = False
    rejected: bool = False


def one(number: int) -> Record:
    """Make, run and judge one program."""
    from .judge import ask, judge
    from .shaped import make_shaped

    program = make_shaped(Random(number))
    answer = ask(program)
    result = judge(program, answer)
    return Record(
        number, program.source, tuple(sorted(program.counts)), tuple(result.wrong), result.verdict, tuple(sorted(result.ours)),
        tuple(sorted(result.theirs)), tuple(sorted(set(result.open))), result.foreign, result.compared, answer.rejected,
    )  # fmt: skip


def batch(numbers: range) -> list[Record]:
    """Some programs in a row."""
    logging.disable(logging.INFO)
    return [one(number) for number in numbers]


def run(seed: int, programs: int) -> Iterator[Record]:
    """The records of `programs` programs from the number `seed` on, in order."""
    import torch

    from . import judge, shaped  # noqa: F401  # once, before all forks

    torch.set_num_threads(1)
    context = multiprocessing.get_context("fork")
    for first in range(seed, seed + programs, BATCH):
        numbers = range(first, min(first + BATCH, seed + programs))
        with ProcessPoolExecutor(1, mp_context=context) as pool:
            try:
                yield from pool.submit(batch, numbers).result()
            except BrokenProcessPool:
                yield Record(first, "", (), (("crash", f"the child that ran {numbers} has died"),), "crash")
