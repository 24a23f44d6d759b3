"""Pyro runs every function of the cases: the wrong ones do what their rule says, the right ones are quiet."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from pyroast.rule import Rule, Silent
from tests.cases.markers import CASES, markers
from tests.oracle.expectations import Program, evidence_of
from tests.oracle.runner import PyroOutcome, PyroProcess, pyro_process
from tests.rules.pages import rules_with_examples

RULES = {rule.name: rule for rule in rules_with_examples()}
FUNCTIONS = [
    (path, node)
    for path in CASES
    for node in ast.parse(path.read_text(encoding="utf-8")).body
    if isinstance(node, ast.FunctionDef) and node.name.startswith(("wrong_", "right_"))
]


@pytest.fixture(scope="module")
def pyro() -> Iterator[PyroProcess]:
    with pyro_process() as process:
        yield process


@pytest.mark.parametrize(("path", "function"), FUNCTIONS, ids=lambda part: getattr(part, "name", None))
def test_pyro_agrees(pyro: PyroProcess, tmp_path: Path, path: Path, function: ast.FunctionDef) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        f"import runpy\nrunpy.run_path({str(path)!r})[{function.name!r}]()\n", encoding="utf-8"
    )
    outcome = pyro.run(program)
    shown = {each.code for each in evidence_of(Program(program, (), frozenset(), frozenset(), ()), outcome)}
    marked = _marked(path, function)
    assert bool(marked) == function.name.startswith("wrong_")
    assert shown == {code for code in marked if not _silent(RULES[path.stem], code)}, outcome
    assert shown or _quiet(outcome), outcome


def _marked(path: Path, function: ast.FunctionDef) -> set[str]:
    lines = range(function.lineno, (function.end_lineno or function.lineno) + 1)
    both = [*markers(path, "error"), *markers(path, "missed")]
    return {code for line, code in both if line in lines}


def _silent(rule: Rule, code: str) -> bool:
    return rule.code == code and any(isinstance(claim, Silent) for claim in rule.runtime)


def _quiet(outcome: PyroOutcome) -> bool:
    return outcome.raised is None and not outcome.warnings
