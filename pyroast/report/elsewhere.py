"""A finding shown in a file that it is not in: for readers that see one file at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator

from pyroast.finding import FileReport, Finding
from pyroast.spans import NO_SPAN, Span


def shown_in(report: FileReport, finding: Finding) -> tuple[Span, str] | None:
    """Where the file of a report shows a finding, and its text; None where another file's report has it anyway.

    A finding of another file is shown at the call of its pair, and the text says where it is.
    """
    if finding.path == report.path:
        return finding.span, finding.message
    if not finding.pairs:  # it is found in its own file, too
        return None
    text = f"{finding.message} ({_relative(finding.path)}, line {finding.span.line})"
    return next(_places_in(report, finding), NO_SPAN), text


def _places_in(report: FileReport, finding: Finding) -> Iterator[Span]:
    """Where the file has to do with a finding in another one: the call of its pair, a side of it, other places."""
    pairs = [report.pairs[index] for index in finding.pairs]
    places = [
        *((pair.path, pair.span) for pair in pairs),
        *((side.path, side.span) for pair in pairs for side in (pair.guide, pair.model)),
        *((related.path, related.span) for related in finding.related),
    ]
    return (span for path, span in places if path == report.path)


def _relative(path: str) -> str:
    """An absolute path below the current folder relative to it: editors hand over absolute names."""
    here = os.getcwd().replace(os.sep, "/").rstrip("/") + "/"
    return path[len(here) :] if path.startswith(here) else path
