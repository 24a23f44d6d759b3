"""What a run costs before there is anything to check, and on folders that do not speak of Pyro."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.jobs import SMALL
from benchmarks.process import CHECK, Failed, best, job, usage
from benchmarks.programs import lines
from benchmarks.table import Row, Skipped

BUDGET = 0.15


def measure(scratch: Path, rounds: int, files: int) -> Iterator[Row | Skipped]:
    """Rows for an almost empty folder, one small Pyro file, and a folder of many files without Pyro."""
    try:
        yield from _rows(scratch, rounds, files)
    except Failed as error:
        yield Skipped("start-up", str(error))


def _rows(scratch: Path, rounds: int, files: int) -> Iterator[Row]:
    without, small, many = scratch / "without", scratch / "small", scratch / "many"
    for folder in (without, small, many):
        folder.mkdir()
    (without / "plain.py").write_text("x = 1\n")
    (small / "model.py").write_bytes(SMALL)
    source = lines(20).replace("pyro", "other")
    for index in range(files):
        (many / f"module_{index}.py").write_text(source)

    def check(folder: Path) -> float:
        return usage((*CHECK, folder)).cpu

    def python(code: str) -> float:
        return usage([sys.executable, "-c", code]).cpu

    for folder in (without, small):
        check(folder)  # compiled files are written now
    bare, parser, empty, one = best(
        max(rounds * 3, 1), lambda: python("pass"), lambda: python("import libcst"),
        lambda: check(without), lambda: check(small),
    )  # fmt: skip
    yield Row(
        "start-up, no Pyro file: beyond bare Python",
        empty - bare,
        "s",
        BUDGET,
        f"{empty:.2f} s - {bare:.2f} s",
    )
    yield Row(
        "one small Pyro file: beyond `import libcst`",
        one - parser,
        "s",
        BUDGET,
        f"{one:.2f} s - {parser:.2f} s",
    )
    whole, reading = best(rounds, lambda: check(many), lambda: job("read", str(many)))
    beyond = whole - empty
    yield Row(
        f"{files:,} files without Pyro / reading them",
        beyond / reading,
        "x",
        None,
        f"{beyond:.2f} s / {reading:.2f} s",
    )
