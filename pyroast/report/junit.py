"""JUnit XML: a test suite for each file, a failed case for each finding, a passed one for a file without findings."""

from __future__ import annotations

from junitparser import Attr, Failure, IntAttr, JUnitXml, TestCase, TestSuite

from pyroast.finding import FileReport, Finding
from pyroast.report.escape import escape
from pyroast.report.results import Results
from pyroast.report.text import line_text, place_text


class _Case(TestCase):
    """A case with the attributes for its place that the readers of several CI systems know."""

    file = Attr()
    line = IntAttr()


def render(results: Results) -> str:
    """The XML document."""
    document = JUnitXml("pyroast")
    for file in results.files:
        document.add_testsuite(_suite(file, results))
    document.update_statistics()  # type: ignore[no-untyped-call]  # junitparser has no types here
    text: bytes = document.tostring()  # type: ignore[no-untyped-call]
    return text.decode("utf-8").rstrip("\n")


def _suite(file: FileReport, results: Results) -> TestSuite:
    suite = TestSuite(escape(results.path(file.path)))
    for finding in file.findings:
        suite.add_testcase(_case(finding, results))
    if not file.findings:
        suite.add_testcase(TestCase("pyroast", suite.name))
    return suite


def _case(finding: Finding, results: Results) -> _Case:
    path = escape(results.path(finding.path))
    case = _Case(f"{finding.code} {finding.name}, {place_text(finding)}", path)
    case.file, case.line = path, results.physical(finding).line
    failure = Failure(escape(finding.message), finding.code)
    related = [f"{place_text(place)}: {escape(place.message)}" for place in finding.related]
    failure.text = "\n".join((line_text(finding), *related))
    case.result = [failure]
    return case
