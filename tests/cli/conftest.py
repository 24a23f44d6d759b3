"""The command line, run in a process of its own, on the real engine or on the stub."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

REAL = ("-m", "pyroast")
STUB = ("-m", "tests.cli.stub")
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Runner = Callable[..., Ran]


def run(module: tuple[str, ...], *arguments: str, cwd: Path, stdin: bytes = b"", **environment: str) -> Ran:
    """Run the command in `cwd`; what is printed is read as UTF-8."""
    done = subprocess.run(
        [sys.executable, *module, *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env=_environment(environment),
        timeout=120,
    )
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def _environment(extra: dict[str, str]) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "FORCE_COLOR"}}
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    return {**kept, "PYTHONPATH": path, "PYTHONUTF8": "1", **extra}


@pytest.fixture
def stub(tmp_path: Path) -> Runner:
    """The command line on the stub engine, in an empty folder."""
    return lambda *arguments, **options: run(STUB, *arguments, **{"cwd": tmp_path, **options})


@pytest.fixture
def pyroast(tmp_path: Path) -> Runner:
    """The real command line, in an empty folder."""
    return lambda *arguments, **options: run(REAL, *arguments, **{"cwd": tmp_path, **options})
