"""What a trace adds to a static report, and that contradictions are faults of pyroast."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from pyroast.finding import CallableReport, FileReport, Finding, PairReport, Runtime, Severity, Unknown
from pyroast.records import replace
from pyroast.runtime import child as child_module
from pyroast.runtime.merge import merged
from pyroast.spans import Span

CALL, GUIDE = Span(20, 1, 20, 9), Span(10, 1, 12, 9)


def pair(status: str, evidence: str = "static", via: str = "SVI", line: int = 20) -> PairReport:
    unknown = (Unknown("a name is not known", "a.py", GUIDE),) if status == "unknown" else ()
    sides = CallableReport("model", "a.py", Span(1, 1, 3, 9)), CallableReport("guide", "a.py", GUIDE)
    runs = 3 if evidence == "traced" else 0
    return PairReport(
        "a.py", Span(line, 1, line, 9), via, *sides, "Trace_ELBO", status, unknown, (), evidence, runs
    )


def finding(code: str, runtime: Runtime = Runtime.WARNS, evidence: str = "static") -> Finding:
    severity = Severity.INFO if code == "PYR002" else Severity.ERROR
    site = None if code == "PYR002" else "a"
    return Finding(code, "some-rule", severity, runtime, "a.py", GUIDE, "words", site, (), (0,), evidence)


def traced(status: str, *findings: Finding) -> FileReport:
    return FileReport("a.py", findings, (pair(status, "traced"),))


REACHED = frozenset({("a.py", 10), ("a.py", 20)})


@pytest.mark.parametrize("status", ["aligned", "misaligned"])
def test_an_unknown_pair_takes_the_verdict_of_its_runs(status: str) -> None:
    found = (finding("PYR301", evidence="traced"),) if status == "misaligned" else ()
    report = merged(
        FileReport("a.py", (finding("PYR002"),), (pair("unknown"),)), traced(status, *found), REACHED
    )
    assert [(each.status, each.evidence, each.runs, each.unknown) for each in report.pairs] == [
        (status, "traced", 3, ())
    ]
    assert report.findings == found and not report.failed


def test_static_findings_stay_and_are_said_once() -> None:
    static = FileReport("a.py", (finding("PYR301"),), (pair("misaligned"),))
    report = merged(static, traced("misaligned", finding("PYR301", evidence="traced")), REACHED)
    assert report.findings == static.findings
    assert [(each.status, each.evidence) for each in report.pairs] == [("misaligned", "traced")]


@pytest.mark.parametrize(
    ("static", "runs", "fact"),
    [
        ((pair("aligned"),), traced("misaligned", finding("PYR301", evidence="traced")), "3 recorded runs say: PYR301 words"),
        ((pair("misaligned"), finding("PYR301")), traced("aligned"), "says PYR301 at line 10 (words), and in 3 recorded runs"),
    ],
    ids=["aligned", "misaligned"],
)  # fmt: skip
def test_a_contradiction_is_a_fault_with_both_facts(static: tuple, runs: FileReport, fact: str) -> None:
    before = FileReport("a.py", static[1:], static[:1])
    report = merged(before, runs, REACHED)
    (fault,) = [each for each in report.findings if each.code == "PYR000"]
    assert fact in fault.message and report.failed
    patched = merged(before, runs, REACHED, own_pyro=False)
    assert not patched.failed and all(each.code != "PYR000" for each in patched.findings)


@pytest.mark.parametrize(
    ("found", "reached"),
    [
        (finding("PYR301"), frozenset({("a.py", 20)})),  # the path was not executed
        (finding("PYR307", Runtime.RAISES), REACHED),  # a draw may fall outside later
        (finding("PYR308", Runtime.SILENT), REACHED),
    ],
    ids=["not reached", "later", "silent"],
)
def test_what_a_run_need_not_show_is_no_contradiction(
    found: Finding, reached: frozenset[tuple[str, int]]
) -> None:
    report = merged(FileReport("a.py", (found,), (pair("misaligned"),)), traced("aligned"), reached)
    assert report.findings == (found,) and not report.failed


def test_one_call_of_several_that_agrees_is_enough() -> None:
    static = FileReport("a.py", (finding("PYR301"),), (pair("misaligned"),))
    wrong = finding("PYR301", evidence="traced")
    both = FileReport(
        "a.py", (replace(wrong, pairs=(1,)),), (pair("aligned", "traced"), pair("misaligned", "traced"))
    )
    report = merged(static, both, REACHED)
    assert not report.failed and {each.code for each in report.findings} == {"PYR301"}


def test_a_pair_that_only_the_run_shows_is_added() -> None:
    static = FileReport("a.py", (), (pair("aligned", line=30),))
    report = merged(static, traced("misaligned", finding("PYR301", evidence="traced")), REACHED)
    assert [(each.span.line, each.status) for each in report.pairs] == [(30, "aligned"), (20, "misaligned")]
    assert report.findings[0].pairs == (1,)


@pytest.mark.parametrize("name", ["child.py", "warden.py"])
def test_what_runs_elsewhere_stands_alone(name: str) -> None:
    text = (Path(child_module.__file__).parent / name).read_text(encoding="utf-8")
    imported = {
        (node.module or "." if isinstance(node, ast.ImportFrom) else alias.name).partition(".")[0]
        for node in ast.walk(ast.parse(text))
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }
    assert "pyroast" not in imported and "" not in imported
    assert ("torch" in imported) is (name == "child.py")
