"""Pyro runs every project and must say what the comments in its files say, no more and no less."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ..oracle.expectations import disagreements
from ..oracle.runner import PyroProcess, pyro_process
from .corpus import PROJECTS, read_project


@pytest.fixture(scope="module")
def pyro() -> Iterator[PyroProcess]:
    with pyro_process() as process:
        yield process


@pytest.mark.parametrize("folder", PROJECTS, ids=lambda folder: folder.name)
def test_pyro_agrees_with_the_comments(pyro: PyroProcess, folder: Path, tmp_path: Path) -> None:
    program = read_project(folder, tmp_path).program
    problems = disagreements(program, pyro.run(program.path))
    assert not problems, "\n".join([folder.name, *problems])
