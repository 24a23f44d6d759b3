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
