"""The JSON output, version 1: tools outside depend on its shape, so fields are only ever added."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Union

from pyroast.finding import CallableReport, FileReport, Finding, PairReport, Related, SideReport, SiteReport
from pyroast.report.escape import escape
from pyroast.report.summary import Summary
from pyroast.spans import Span

Json = Union[None, bool, int, float, str, "list[Json]", "dict[str, Json]"]
VERSION = 1


def render_json(files: Sequence[FileReport], summary: Summary) -> str:
    """One JSON object for the whole run, as ASCII text without a trailing newline; all findings given are shown."""
    findings: list[Json] = []
    pairs: list[Json] = []
    for file in files:
        offset = len(pairs)
        findings.extend(_finding(finding, offset) for finding in file.findings)
        pairs.extend(_pair(pair) for pair in file.pairs)
    document = {
        "version": VERSION,
        "findings": findings,
        "pairs": pairs,
        "summary": {**summary},
    }
    return json.dumps(document, indent=2)


def _finding(finding: Finding, offset: int) -> Json:
    span = finding.span
    pairs: list[Json] = [offset + index for index in finding.pairs]
    related: list[Json] = [_related(place) for place in finding.related]
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "runtime": finding.runtime.value,
        "evidence": finding.evidence,
        "path": finding.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "cell": _cell(span),
        "message": escape(finding.message),
        "site": finding.site,
        "pair": pairs[0] if pairs else None,
        "pairs": pairs,
        "related": related,
        "fix": None,
    }


def _cell(span: Span) -> Json:
    """The cell of a notebook, whose lines the line counts; null in other files."""
    return span.cell or None


def _related(place: Related) -> Json:
    span = place.span
    return {
        "path": place.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "cell": _cell(span),
        "message": escape(place.message),
    }


def _pair(pair: PairReport) -> Json:
    unknown: list[Json] = [
        {
            "reason": escape(unknown.reason),
            "path": unknown.path,
            "line": unknown.span.line,
            "cell": _cell(unknown.span),
        }
        for unknown in pair.unknown
    ]
    sites: list[Json] = [_site(site) for site in pair.sites]
    return {
        "path": pair.path,
        "line": pair.span.line,
        "column": pair.span.column,
        "cell": _cell(pair.span),
        "via": pair.via,
        "model": _callable(pair.model),
        "guide": _callable(pair.guide),
        "loss": pair.loss,
        "status": pair.status,
        "unknown": unknown,
        "sites": sites,
    }


def _callable(side: CallableReport) -> Json:
    return {"name": side.name, "path": side.path, "line": side.span.line, "cell": _cell(side.span)}


def _site(site: SiteReport) -> Json:
    return {
        "name": site.name,
        "model": _side(site.model),
        "guide": _side(site.guide),
        "role": escape(site.role),
        "verdict": site.verdict,
    }


def _side(side: SideReport | None) -> Json:
    if side is None:
        return None
    plates: list[Json] = list(side.plates)
    frames: list[Json] = [
        {"name": frame.name, "size": frame.size, "dim": frame.dim, "vectorized": frame.vectorized}
        for frame in side.frames
    ]
    return {
        "distribution": side.distribution,
        "plates": plates,
        "observed": side.observed,
        "enumerated": side.enumerated,
        "condition": side.condition,
        "batch_shape": _shape(side.batch_shape),
        "event_shape": _shape(side.event_shape),
        "support": side.support or None,
        "frames": frames,
        "path": side.path,
        "line": side.span.line,
        "column": side.span.column,
        "cell": _cell(side.span),
    }


def _shape(shape: tuple[int | str | None, ...] | None) -> Json:
    return None if shape is None else list(shape)
