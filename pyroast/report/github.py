"""Annotations of GitHub Actions: a workflow command for each finding, the severest first, since few of a level are shown.

The escaping is that of `@actions/core` (`escapeData` and `escapeProperty` in command.ts).
"""

from __future__ import annotations

from pyroast.finding import Finding, Severity
from pyroast.report.escape import escape
from pyroast.report.results import Results
from pyroast.report.text import place_text
from pyroast.spans import line_name

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_ORDER = list(_LEVELS)


def render(results: Results) -> str:
    """A line for each finding, the other side in the body's further lines."""
    ordered = sorted(results.findings(), key=lambda finding: _ORDER.index(finding.severity))
    return "\n".join(_command(finding, results) for finding in ordered)


def _command(finding: Finding, results: Results) -> str:
    span = results.physical(finding)
    cell = f" in {line_name(finding.span)}" if finding.span.cell else ""
    properties = {
        "title": f"pyroast ({finding.code}){cell}",
        "file": results.path(finding.path),
        "line": str(span.line),
        "endLine": str(span.end_line),
    }
    if span.line == span.end_line:  # the service refuses columns that are on two lines
        properties |= {"col": str(span.column), "endColumn": str(span.end_column)}
    body = [escape(finding.message)]
    body += [f"{place_text(place)}: {escape(place.message)}" for place in finding.related]
    named = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_LEVELS[finding.severity]} {named}::{_data(chr(10).join(body))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
