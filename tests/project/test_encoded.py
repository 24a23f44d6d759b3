"""Reports as JSON values: everything that a report holds comes back as it was."""

from __future__ import annotations

import json
import math

import pytest

from pyroast import finding, spans
from pyroast.check import check_file
from pyroast.finding import FileReport, Finding, PairReport, Repair, Runtime, Severity, Span
from pyroast.project.encoded import Json, NotEncoded, decode_report, encode
from pyroast.project.modules import project_modules
from tests.robustness.worker import ROOT

SPAN = Span(1, 2, 3, 4)
CELL = spans.in_cell(SPAN, 7)


def through_json(report: FileReport) -> FileReport:
    return decode_report(json.loads(json.dumps(encode(report))))


@pytest.mark.parametrize("folder", ["tests/oracle/programs", "tests/cases"])
def test_the_reports_on_all_programs(folder: str) -> None:
    found = 0
    for path in sorted((ROOT / folder).glob("*.py"))[::9]:
        report = check_file(str(path), path.read_bytes(), project_modules(str(path)))
        assert through_json(report) == report
        found += len(report.findings)
    assert found


def test_every_field_of_every_record() -> None:
    other = finding.FrameReport("p", "len(x)", None, True), finding.FrameReport("q", 3, -1, False)
    side = finding.SideReport(
        "Normal", ("p",), "no", "unknown", "if x", CELL, "a.ipynb", (1, "n", None), (), "real", other
    )
    sites = (finding.SiteReport("z\ud800\x1b", side, None, "role", "aligned"),)
    unknown = (finding.Unknown("why", "b.py", SPAN),)
    called = finding.CallableReport("model", "b.py", SPAN)
    table = finding.TableReport("aligned", unknown, sites)
    pair = PairReport(
        "a", CELL, "SVI", called, called, "", "unknown", unknown, sites, "traced", 3, ("w",), (table,)
    )
    values = (("a", (1, (2.5, None), True)), ("b", -0.0), ("c", math.inf))
    repair = Repair("intent", "a", CELL, values, (("at", spans.Place("b.py", SPAN)),))
    one = Finding(
        "PYR301", "n", Severity.INFO, Runtime.SILENT, "a", CELL, "m", "s", (finding.Related("b.py", SPAN, "r"),),
        (0, 1), "traced", (repair,),
    )  # fmt: skip
    report = FileReport("a", (one,), (pair,), True, (one,), (("b.py", 3, "PYR301"),), "note")
    back = through_json(report)
    assert back == report
    assert repr(back) == repr(report)  # 1 and True, 0.0 and -0.0
    assert back.findings[0].span.cell == 7 and type(back.pairs[0].model.span) is Span
    used = {name for name in dir(finding) if name.endswith("Report")} - {"Report"}
    assert all(name in json.dumps(encode(report)) for name in used)


def test_what_is_no_report() -> None:
    with pytest.raises(NotEncoded):
        encode(finding.Edit("a", SPAN, "text"))
    wrong: tuple[Json, ...] = (
        None, 1, [], ["Span", 1], ["Finding"], ["Nothing"], [["FileReport"]], ["FileReport", *range(99)]
    )  # fmt: skip
    for value in wrong:
        with pytest.raises(NotEncoded):
            decode_report(value)
