"""Pyro runs the shipped examples: the right ones are quiet, the wrong ones show what pyroast finds."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import pyroast
from pyroast.check import check_source

from ..mutation.judge import shown
from .expectations import Program, disagreements
from .runner import PyroProcess, pyro_process

EXAMPLES = sorted((Path(pyroast.__file__).parent / "examples").glob("*.py"))
WRONG = {"gmm_forgotten", "topics_emptied"}

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("pyro") is None or not hasattr(os, "fork"),
    reason="Pyro is not installed, or this system cannot fork",
)


@pytest.fixture(scope="module")
def pyro() -> Iterator[PyroProcess]:
    with pyro_process() as process:
        yield process


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_pyro_and_pyroast_agree_on_an_example(pyro: PyroProcess, path: Path) -> None:
    report = check_source(path.name, path.read_bytes())
    findings = tuple((finding.span.line, finding.code) for finding in shown(report))
    assert bool(findings) == (path.stem in WRONG)
    assert {pair.status for pair in report.pairs} == {"misaligned" if path.stem in WRONG else "aligned"}
    outcome = pyro.run(path)
    assert not disagreements(Program(path, findings, frozenset(), frozenset(), ()), outcome)
    assert outcome.warnings or not findings
