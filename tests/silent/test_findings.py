"""pyroast finds the marked lines of the experiments, and nothing in the repaired programs."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyroast.check import check_source
from pyroast.finding import Runtime
from pyroast.rules import registry
from tests.cases.markers import functions, markers
from tests.silent.experiments import FILES, read

each_experiment = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@each_experiment
def test_the_findings_are_those_that_are_marked(path: Path) -> None:
    experiment = read(path)
    report = check_source(path.name, path.read_bytes())
    # Info findings other than the rule's own are not what the experiment is about.
    found = [
        each for each in report.findings if each.severity.value != "info" or each.code == experiment.code
    ]
    assert sorted((each.span.line, each.code) for each in found) == markers(path, "error")
    assert {each.runtime for each in found} == {Runtime.SILENT}


@each_experiment
def test_the_experiment_is_about_its_rule(path: Path) -> None:
    experiment = read(path)
    assert registry()[experiment.code].name == experiment.rule
    (wrong,) = functions(path, "wrong")
    lines = range(wrong.lineno, (wrong.end_lineno or 0) + 1)
    marked = markers(path, "error")
    assert marked and {code for _, code in marked} == {experiment.code}
    assert all(line in lines for line, _ in marked), "the bad line belongs in wrong()"
