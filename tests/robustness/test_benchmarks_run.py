"""The benchmarks start, and print a line for each thing that they measure; the figures are not judged."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from .worker import ROOT


def test_quick() -> None:
    spec = find_spec("pyroast")
    assert spec is not None and spec.origin is not None
    examples = Path(spec.origin).parent / "examples"
    process = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--quick", "--corpus", str(examples)],
        capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip
    assert process.returncode == 0, process.stderr[-2000:]
    for row in (
        "whole run / libcst",
        "TorchFix",
        "start-up",
        "growth with sites",
        "growth with pairs",
        "peak memory",
    ):
        assert row in process.stdout, process.stdout


def test_projects() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.projects", "--files", "20"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].startswith("20 files, ")
    assert not [line for line in lines if line.startswith("the rest")], lines
    assert any(line.startswith("second run / first") for line in lines)
