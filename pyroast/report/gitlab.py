"""GitLab Code Quality: the fields that GitLab documents, and the other side where Code Climate's format has it."""

from __future__ import annotations

import json

from pyroast.finding import Finding, Related, Runtime, Severity
from pyroast.report.escape import escape
from pyroast.report.fingerprint import fingerprinted
from pyroast.report.json_format import Json
from pyroast.report.results import Results

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(results: Results) -> str:
    """A JSON array with an entry for each finding."""
    entries = [_entry(finding, fingerprint, results) for finding, fingerprint in fingerprinted(results)]
    return json.dumps(entries, indent=2)


def _entry(finding: Finding, fingerprint: str, results: Results) -> Json:
    related: list[Json] = [
        {**_location(place, results), "description": escape(place.message)} for place in finding.related
    ]
    entry: dict[str, Json] = {
        "type": "issue",
        "check_name": finding.code,
        "description": escape(finding.message),
        "categories": ["Bug Risk"],
        "severity": _severity(finding),
        "fingerprint": fingerprint,
        "location": _location(finding, results),
    }
    return {**entry, "other_locations": related} if related else entry


def _severity(finding: Finding) -> str:
    raises = finding.severity is Severity.ERROR and finding.runtime is Runtime.RAISES
    return "critical" if raises else _SEVERITIES[finding.severity]


def _location(place: Finding | Related, results: Results) -> dict[str, Json]:
    span = results.physical(place)
    return {"path": results.path(place.path), "lines": {"begin": span.line, "end": span.end_line}}
