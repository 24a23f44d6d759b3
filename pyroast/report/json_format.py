"""The JSON output, version 1: tools outside depend on its shape, so fields are only ever added."""

from __future__ import annotations

import json
from typing import Union

from pyroast.finding import CallableReport, Finding, Fix, PairReport, Related, SideReport, SiteReport, Unknown
from pyroast.report.escape import escape
from pyroast.report.results import Results
from pyroast.spans import Span

Json = Union[None, bool, int, float, str, "list[Json]", "dict[str, Json]"]
VERSION = 1


def render(results: Results) -> str:
    """One JSON object for the whole run, as ASCII text without a trailing newline; all findings given are shown."""
    return json.dumps(document(results), indent=2)


def document(results: Results) -> dict[str, Json]:
    """The object of the contract."""
    findings: list[Json] = []
    pairs: list[Json] = []
    for file in results.files:
        offset = len(pairs)
        findings.extend(_finding(finding, offset) for finding in file.findings)
        pairs.extend(_pair(pair) for pair in file.pairs)
    summary: dict[str, Json] = {
        name: count for name, count in results.summary.items() if isinstance(count, int)
    }
    for name in ("reasons", "causes"):
        summary[name] = {escape(why): count for why, count in results.summary[name].items()}
    return {"version": VERSION, "findings": findings, "pairs": pairs, "summary": summary}


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
        "fix": _fix(finding.fix),
    }


def _fix(fix: Fix | None) -> Json:
    if fix is None:
        return None
    edits: list[Json] = [
        {
            "path": edit.path,
            "line": edit.span.line,
            "column": edit.span.column,
            "end_line": edit.span.end_line,
            "end_column": edit.span.end_column,
            "cell": _cell(edit.span),
            "text": edit.text,
        }
        for edit in fix.edits
    ]
    return {
        "safe": fix.safe,
        "description": escape(fix.description),
        "reason": escape(fix.reason),
        "edits": edits,
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
    sites: list[Json] = [_site(site) for site in pair.sites]
    others: list[Json] = [
        {
            "status": each.status,
            "unknown": _unknown(each.unknown),
            "sites": [_site(site) for site in each.sites],
        }
        for each in pair.others
    ]
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
        "evidence": pair.evidence,
        "runs": pair.runs,
        "said": [escape(words) for words in pair.said],
        "unknown": _unknown(pair.unknown),
        "sites": sites,
        "others": others,
    }


def _unknown(entries: tuple[Unknown, ...]) -> list[Json]:
    return [
        {
            "reason": escape(entry.reason),
            "path": entry.path,
            "line": entry.span.line,
            "cell": _cell(entry.span),
        }
        for entry in entries
    ]


def _callable(side: CallableReport) -> Json:
    return {
        "name": side.name,
        "path": side.path,
        "line": side.span.line,
        "cell": _cell(side.span),
        "known": side.known,
    }


def _site(site: SiteReport) -> Json:
    return {
        "name": site.name,
        "named": site.named,
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
