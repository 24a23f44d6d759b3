"""Fixes as edits of the file as it lies on the disk, for outputs whose readers know nothing of cells."""

from __future__ import annotations

import json
from collections.abc import Sequence

from pyroast.finding import Edit, Finding
from pyroast.records import replace
from pyroast.report.results import Results
from pyroast.spans import Span

_MOST_LINES = 40  # a suggestion that is longer shows more of what stays than of what changes


def physical_edits(finding: Finding, results: Results) -> tuple[Edit, ...]:
    """The edits of a finding's fix, none where it has no fix or where one would cut through a notebook's JSON."""
    if finding.fix is None:
        return ()
    edits = []
    for edit in finding.fix.edits:
        if edit.span.cell:
            span = results.sources.physical(edit.path, edit.span)
            if span.line != span.end_line:
                return ()
            edit = replace(edit, span=span, text=json.dumps(edit.text, ensure_ascii=False)[1:-1])
        edits.append(edit)
    return tuple(edits)


def joined(edits: Sequence[Edit], results: Results) -> Edit | None:
    """Edits of one file as a single one over all that lies between them; None where they are too far apart."""
    paths = {edit.path for edit in edits}
    if len(paths) != 1:
        return None
    path = paths.pop()
    first = min((edit.span.line, edit.span.column) for edit in edits)
    last = max((edit.span.end_line, edit.span.end_column) for edit in edits)
    if last[0] - first[0] >= _MOST_LINES:
        return None
    parts = []
    at = first
    for edit in sorted(edits, key=lambda each: each.span):
        parts += [_between(path, at, (edit.span.line, edit.span.column), results), edit.text]
        at = (edit.span.end_line, edit.span.end_column)
    return Edit(path, Span(*first, *last), "".join(parts))


def _between(path: str, start: tuple[int, int], end: tuple[int, int], results: Results) -> str:
    lines = [results.sources.physical_line(path, number) or "" for number in range(start[0], end[0] + 1)]
    lines[-1] = lines[-1][: end[1] - 1]
    lines[0] = lines[0][start[1] - 1 :]
    return "\n".join(lines)
