"""The benchmarks start, and print a line for each thing that they measure; the figures are not judged."""

from __future__ import annotations

import subprocess
import sys

from .worker import ROOT


def test_quick() -> None:
    process = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--quick", "--corpus", "pyroast/examples"],
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
