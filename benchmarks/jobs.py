"""What runs in the measured processes: a job by name, its argument as JSON on standard input, its result on output."""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.process import cpu_of
from benchmarks.programs import PROGRAMS

SMALL = b"import pyro\n\ndef model():\n    pyro.sample('x', pyro.distributions.Normal(0.0, 1.0))\n"


def engine(paths: list[str]) -> float:
    """Seconds to check files; what is imported and loaded on first use is left out."""
    from pyroast.check import check_source

    sources = [(path, Path(path).read_bytes()) for path in paths]
    check_source("small.py", SMALL)
    return cpu_of(lambda: [check_source(path, data) for path, data in sources])


def parse(paths: list[str]) -> float:
    """Seconds of `libcst.parse_module` alone on the same files, with the collector off."""
    import libcst

    sources = [Path(path).read_bytes() for path in paths]
    libcst.parse_module(SMALL)
    gc.collect()
    gc.disable()

    def work() -> None:
        for data in sources:
            libcst.parse_module(data)  # freed at once, as the engine does

    return cpu_of(work)


def parts(paths: list[str]) -> dict[str, float]:
    """Seconds that the engine spends on lowering (parsing included) and on all that follows."""
    from pyroast import check
    from pyroast.frontend import lower_source, run_deep
    from pyroast.interpret.roots import interpret

    sources = [(path, Path(path).read_bytes()) for path in paths]
    check.check_source("small.py", SMALL)
    total = {"lowering": 0.0, "interpreting": 0.0}

    def work() -> None:
        for path, data in sources:
            kept = []
            total["lowering"] += cpu_of(lambda: kept.append(lower_source(data)))  # noqa: B023
            total["interpreting"] += cpu_of(lambda: interpret(path, kept[0]))  # noqa: B023

    run_deep(work)
    return total


def read(folder: str) -> float:
    """Seconds to find and read all files of a folder and to look for the bytes that speak of Pyro."""

    def work() -> int:
        found = 0
        for path, _, names in os.walk(folder):
            for name in names:
                if name.endswith(".py"):
                    with open(os.path.join(path, name), "rb") as stream:
                        found += b"pyro" in stream.read()
        return found

    return cpu_of(work)


def growth(argument: tuple[str, list[int]]) -> list[float]:
    """Seconds to check a generated program of each size."""
    from pyroast.check import check_source

    kind, sizes = argument
    check_source("small.py", SMALL)
    times = []
    for size in sizes:
        data = PROGRAMS[kind](size).encode()
        times.append(cpu_of(lambda: _checked(check_source("grown.py", data))))  # noqa: B023
    return times


def _checked(report: object) -> None:
    if getattr(report, "failed", False):
        raise SystemExit(f"the program was not checked: {getattr(report, 'findings', ())}")


JOBS: dict[str, Callable[..., object]] = {job.__name__: job for job in (engine, parse, parts, read, growth)}

if __name__ == "__main__":
    json.dump(JOBS[sys.argv[1]](json.load(sys.stdin)), sys.stdout)
