"""The shapes and dims of every site under enumeration are those that Pyro's EnumMessenger sees."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pyroast.frontend import lower_source
from pyroast.interpret.roots import interpret
from pyroast.trace import Trace, name_text

from .test_oracle_pyro import needs_pyro

HERE = Path(__file__).parent
PROGRAMS = sorted(path for path in (HERE / "programs").glob("*.py") if b"TraceEnum" in path.read_bytes())

Seen = tuple[str, list[int], list[int], list[int]]


def ours(path: Path) -> tuple[Trace, Trace] | None:
    """The model's and the guide's trace under enumeration in the first step of a program."""
    data = path.read_bytes()
    program = interpret(path.name, lower_source(data), None, len(data))
    runs = [run for call in program.inferences for run in call.runs]
    return runs[0].enumerated if runs else None


def differences(trace: Trace, seen: list[Seen]) -> tuple[list[str], int]:
    """Where shapes that are known differ from Pyro's, and how many sites were compared."""
    found: list[str] = []
    compared = 0
    sites = {name_text(site.name): site for site in trace.samples() if site.enumerated_dims is not None}
    for name, batch, value, dims in seen:
        site = sites.get(name)
        if site is None:
            continue
        compared += 1
        fn = site.distribution
        assert site.enumerated_dims is not None
        # Of a value that is not known the dims are taken to be all that there may be.
        if not set(dims) <= site.enumerated_dims:
            found.append(f"{name}: dims {sorted(site.enumerated_dims)}, for Pyro {dims}")
        if fn is not None and fn.batch_shape is not None and not _agree(fn.batch_shape, batch):
            found.append(f"{name}: batch_shape {fn.batch_shape}, for Pyro {batch}")
        if site.value_shape is not None and not _agree(site.value_shape, value):
            found.append(f"{name}: value {site.value_shape}, for Pyro {value}")
    return found, compared


def _agree(shape: tuple[object, ...], real: list[int]) -> bool:
    return len(shape) == len(real) and all(
        not isinstance(size, int) or size == own for size, own in zip(shape, real, strict=True)
    )


@needs_pyro
@pytest.mark.timeout(1200)
def test_shapes_under_enumeration_are_those_of_pyro() -> None:
    asked = "".join(f"{path}\n" for path in PROGRAMS)
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    process = subprocess.run(
        [sys.executable, str(HERE / "enumerated_shapes.py")], input=asked, capture_output=True, text=True,
        env=environment, check=True, timeout=1100,
    )  # fmt: skip
    answers = [json.loads(line) for line in process.stdout.splitlines()]
    assert len(answers) == len(PROGRAMS)
    wrong: list[str] = []
    compared = own = 0
    for path, seen in zip(PROGRAMS, answers, strict=True):
        traces = ours(path) if seen else None
        if traces is None:
            continue
        for trace, side in zip(traces, ("model", "guide"), strict=True):
            found, count = differences(trace, seen[side])
            wrong += [f"{path.stem}: {side}: {text}" for text in found]
            compared += count
            own += len(trace.samples())
    assert not wrong, "\n".join(wrong)
    # The rest is sites in loops of many rounds, and what comes after them.
    assert compared >= 0.9 * own, (compared, own)
