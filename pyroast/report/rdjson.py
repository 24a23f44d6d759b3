"""The Reviewdog Diagnostic Format as one JSON object; columns count bytes of UTF-8 from 1, ends are exclusive."""

from __future__ import annotations

import json

from pyroast.finding import Finding, Related, Severity
from pyroast.report.edits import joined, physical_edits
from pyroast.report.escape import escape
from pyroast.report.json_format import Json
from pyroast.report.results import Results
from pyroast.report.text import line_text
from pyroast.spans import Span, utf8_column

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}
SOURCE: dict[str, Json] = {"name": "pyroast"}


def render(results: Results) -> str:
    """A `DiagnosticResult`."""
    diagnostics: list[Json] = [diagnostic(finding, results) for finding in results.findings()]
    return json.dumps({"source": SOURCE, "diagnostics": diagnostics}, indent=2)


def diagnostic(finding: Finding, results: Results) -> dict[str, Json]:
    """A `Diagnostic` without its source."""
    entry: dict[str, Json] = {
        "message": escape(finding.message),
        "location": _location(finding, results),
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code},
        "original_output": line_text(finding),
    }
    if finding.related:
        entry["related_locations"] = [
            {"message": escape(place.message), "location": _location(place, results)}
            for place in finding.related
        ]
    suggestion = joined(physical_edits(finding, results), results)
    if suggestion is not None and suggestion.path == finding.path:
        where = range_in_bytes(suggestion.path, suggestion.span, results)
        entry["suggestions"] = [{"range": where, "text": suggestion.text}]
    return entry


def _location(place: Finding | Related, results: Results) -> Json:
    return {
        "path": results.path(place.path),
        "range": range_in_bytes(place.path, results.physical(place), results),
    }


def range_in_bytes(path: str, span: Span, results: Results) -> Json:
    """A `Range` for a place in the file as it lies on the disk."""

    def position(line: int, column: int) -> Json:
        return {
            "line": line,
            "column": utf8_column(results.sources.physical_line(path, line) or "", column),
        }

    return {"start": position(span.line, span.column), "end": position(span.end_line, span.end_column)}
