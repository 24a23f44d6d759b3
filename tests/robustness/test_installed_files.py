"""Python files that others wrote, interpreted as if they spoke of Pyro.

A sample is taken; with PYROAST_ALL_FILES=1 all files of the standard library and of the installed packages are checked.
"""

from __future__ import annotations

import os
import random
import sysconfig
from pathlib import Path

import pytest

from .worker import check_sources

ALL = bool(os.environ.get("PYROAST_ALL_FILES"))
FOLDERS = {"standard library": "stdlib", "installed packages": "purelib"}
SAMPLE = 120
BATCH = 200


def files_in(kind: str) -> list[Path]:
    folder = Path(sysconfig.get_paths()[kind])
    packages = {Path(sysconfig.get_paths()[name]) for name in ("purelib", "platlib")}
    found = [
        path
        for path in sorted(folder.rglob("*.py"))
        if kind != "stdlib" or (packages.isdisjoint(path.parents) and "site-packages" not in path.parts)
    ]
    return found if ALL else random.Random(1).sample(found, min(SAMPLE, len(found)))


@pytest.mark.parametrize("kind", FOLDERS.values(), ids=FOLDERS)
def test_files_of_others(kind: str) -> None:
    files = files_in(kind)
    outcomes = []
    for start in range(0, len(files), BATCH):
        outcomes += check_sources([(str(path), f"@{path}") for path in files[start : start + BATCH]])
    slowest = sorted(outcomes, key=lambda outcome: outcome.seconds)[-5:]
    print(f"{len(outcomes)} files in {sum(outcome.seconds for outcome in outcomes):.0f} s; the slowest:")
    for outcome in reversed(slowest):
        print(f"{outcome.seconds:6.2f} s  {outcome.name}")
    assert not {outcome.name: outcome.messages for outcome in outcomes if outcome.crashed}
