"""Pyro runs every function of the cases: the wrong ones do what their rule says, the right ones are quiet."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from pyroast.check import check_source
from pyroast.finding import Finding, Runtime
from tests.cases.markers import CASES, calling, functions, markers
from tests.oracle.expectations import Program, evidence_of
from tests.oracle.runner import PyroOutcome, PyroProcess, pyro_process

FUNCTIONS = [
    (path, node)
    for path in CASES
    for node in functions(path, "wrong_", "right_")
]


@pytest.fixture(scope="module")
def pyro() -> Iterator[PyroProcess]:
    with pyro_process() as process:
        yield process


@pytest.mark.parametrize(("path", "function"), FUNCTIONS, ids=lambda part: getattr(part, "name", None))
def test_pyro_agrees(pyro: PyroProcess, tmp_path: Path, path: Path, function: ast.FunctionDef) -> None:
    program = tmp_path / "program.py"
    program.write_text(calling(path, function.name), encoding="utf-8")
    outcome = pyro.run(program)
    shown = {each.code for each in evidence_of(_program(program, path, function), outcome)}
    marked = _marked(path, function)
    assert bool(marked) == function.name.startswith("wrong_")
    assert shown == marked - _silent(path, function), outcome
    assert shown or _quiet(outcome), outcome


def _program(program: Path, path: Path, function: ast.FunctionDef) -> Program:
    """What `# shows: PYR204 words` in the function promises: the words under which Pyro shows its finding."""
    lines = path.read_text(encoding="utf-8").splitlines()[function.lineno - 1 : function.end_lineno]
    shows = [match.groups() for line in lines if (match := re.search(r"# shows: (PYR\d{3}) (\S.*)$", line))]
    return Program(program, (), frozenset(), frozenset(), tuple((code, words) for code, words in shows))


def _marked(path: Path, function: ast.FunctionDef) -> set[str]:
    lines = range(function.lineno, (function.end_lineno or function.lineno) + 1)
    both = [*markers(path, "error"), *markers(path, "missed")]
    return {code for line, code in both if line in lines}


def _silent(path: Path, function: ast.FunctionDef) -> set[str]:
    """The codes of which pyroast says that Pyro is silent about them in this function."""
    lines = range(function.lineno, (function.end_lineno or function.lineno) + 1)
    findings = _findings(path)
    return {each.code for each in findings if each.span.line in lines and each.runtime is Runtime.SILENT}


@cache
def _findings(path: Path) -> tuple[Finding, ...]:
    return check_source(path.name, path.read_bytes()).findings


def _quiet(outcome: PyroOutcome) -> bool:
    return outcome.raised is None and not outcome.warnings
