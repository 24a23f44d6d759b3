"""The cases: pyroast must find exactly what their markers say.

A case is a module named like its rule. Its functions `wrong_...` each hold a program with the finding, its
functions `right_...` near misses. `# error: PYR301` marks a finding, `# missed: PYR301` one that pyroast does
not find yet; the mark fails once it is found.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pyroast.check import check_source
from pyroast.finding import Severity
from tests.cases.markers import CASES, functions, markers
from tests.rules.pages import rules_with_examples


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_findings_are_those_that_are_marked(path: Path) -> None:
    report = check_source(path.name, path.read_bytes())
    found = Counter(
        (each.span.line, each.code)
        for each in report.findings
        if each.severity is not Severity.INFO or each.name == path.stem
    )
    missed = Counter(markers(path, "missed"))
    assert found == Counter(markers(path, "error")), "what is found is not what is marked"
    assert not found & missed, "what was missed is found: mark it as an error"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_right_pair_is_decided(path: Path) -> None:
    report = check_source(path.name, path.read_bytes())
    wrong = {
        line for node in functions(path, "wrong_") for line in range(node.lineno, (node.end_lineno or 0) + 1)
    }
    undecided = [(pair.span.line, pair.unknown) for pair in report.pairs if pair.status == "unknown"]
    assert {line for line, _ in undecided} <= wrong, undecided
    assert {pair.status for pair in report.pairs if pair.span.line not in wrong} == {"aligned"}


def test_every_rule_has_cases() -> None:
    assert [path.stem for path in CASES] == sorted(rule.name for rule in rules_with_examples())


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_holds_wrong_and_right_programs(path: Path) -> None:
    assert functions(path, "wrong_") and functions(path, "right_")
