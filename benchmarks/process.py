"""Runs one measurement in a process of its own, so that none warms up or fills the memory of another."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CHECK = (sys.executable, "-m", "pyroast", "check", "--no-cache", "--jobs", "1")
"""The command as it is measured: in one process, and with no result of another run."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What a process took with all that it waited for: CPU seconds (user and system) and peak bytes of memory."""

    cpu: float
    peak: int


class Failed(Exception):
    """A measured process ended in a way that makes its figure worthless."""


def usage(command: Sequence[str | Path], ended_well: Sequence[int] = (0,), cwd: Path | None = None) -> Usage:
    """Run a command with its output thrown away.

    Raises:
        Failed: its exit code is not one of `ended_well`.
    """
    if not hasattr(os, "wait4"):
        raise Failed("this system does not tell what a process took")
    process = subprocess.Popen(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_environment(), cwd=cwd,
    )  # fmt: skip
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = code = os.waitstatus_to_exitcode(status)
    if code not in ended_well:
        raise Failed(f"exit code {code} of {' '.join(map(str, command))[:200]}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Usage(used.ru_utime + used.ru_stime, used.ru_maxrss * unit)


def job(name: str, argument: object) -> Any:  # JSON, whatever the job returns
    """The result of a job of `benchmarks.jobs`, run in a fresh process."""
    process = subprocess.run(
        [sys.executable, "-m", "benchmarks.jobs", name],
        input=json.dumps(argument), capture_output=True, text=True, env=_environment(), cwd=ROOT, check=False,
    )  # fmt: skip
    if process.returncode:
        raise Failed(f"{name}: {process.stderr.strip()[-500:]}")
    return json.loads(process.stdout)


def best(rounds: int, *measures: Callable[[], float]) -> tuple[float, ...]:
    """The least of each measure over the rounds, taken in turn: what else runs disturbs all of them alike."""
    figures = [[measure() for measure in measures] for _ in range(rounds)]
    return tuple(min(column) for column in zip(*figures))


def cpu_of(action: Callable[[], object]) -> float:
    """CPU seconds of this process, in all its threads, for one call."""
    started = time.process_time()
    action()
    return time.process_time() - started


def _environment() -> dict[str, str]:
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    # Compiled files are written, or each start would compile pyroast anew.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": os.pathsep.join(paths), "PYTHONHASHSEED": "0", "NO_COLOR": "1"}
