"""The command `pyroast check` against TorchFix, each as a user runs it: one process on the same folder."""

from __future__ import annotations

import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path

from benchmarks.corpus import Corpus
from benchmarks.process import CHECK, Failed, best, usage
from benchmarks.table import Row, Skipped

BUDGET = 0.1
NAME = "pyroast check / TorchFix, start-up included"
VERSION = "0.7.0"


def measure(corpus: Corpus, scratch: Path, rounds: int, python: str | None) -> Iterator[Row | Skipped]:
    """A row where there is a Python with TorchFix: the one named, or this one."""
    try:
        chosen = _install(scratch / "torchfix") if python == "install" else Path(python or sys.executable)
        if subprocess.run([chosen, "-c", "import torchfix"], capture_output=True, check=False).returncode:
            yield Skipped(NAME, "no TorchFix here: give --torchfix PYTHON or --torchfix install")
            return
        # It exits with 1 for findings, as pyroast does.
        theirs: list[str | Path] = [chosen, "-m", "torchfix", "--select", "ALL", "--jobs", "1", corpus.folder]
        ours = (*CHECK, corpus.folder)
        small, large = best(
            min(rounds, 2), lambda: usage(ours, (0, 1)).cpu, lambda: usage(theirs, (0, 1), scratch).cpu
        )
    except (Failed, OSError, subprocess.CalledProcessError) as error:
        yield Skipped(NAME, str(error))
        return
    yield Row(NAME, small / large, "x", BUDGET, f"{small:.2f} s / {large:.2f} s")


def _install(folder: Path) -> Path:
    """TorchFix in an environment of its own: it wants an older libcst than pyroast."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    subprocess.run(
        [python, "-m", "pip", "install", "-qq", f"torchfix=={VERSION}"], check=True, capture_output=True
    )
    return python
