"""The text output: a line a finding with its code frame, what stayed unknown, and the summary."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.finding import FileReport, Finding, PairReport, Severity
from pyroast.report.escape import escape
from pyroast.report.frame import Sources, frame
from pyroast.report.styled import Line, Piece, plain
from pyroast.report.summary import Summary, summary_line
from pyroast.spans import line_name, line_place

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold blue"}


def file_lines(file: FileReport, sources: Sources) -> Iterator[Line]:
    """All that is said of one file."""
    for finding in file.findings:
        yield finding_line(finding)
        yield from frame(finding, sources)
        yield plain("")
    for pair in file.pairs:
        if pair.status == "unknown":
            yield _unknown_line(pair)


def finding_line(finding: Finding) -> Line:
    """The place, the code and the message."""
    span = finding.span
    return (
        Piece(f"{escape(finding.path)}:{line_place(span)}:{span.column}: ", "bold"),
        Piece(finding.code, _STYLES[finding.severity]),
        Piece(f" {escape(finding.message)}"),
    )


def _unknown_line(pair: PairReport) -> Line:
    why = "no reason was recorded"
    if pair.unknown:
        first = pair.unknown[0]
        elsewhere = "" if first.path == pair.path else f"{escape(first.path)}, "
        why = f"{escape(first.reason)} ({elsewhere}{line_name(first.span)})"
    return (
        Piece(f"{escape(pair.path)}:{line_place(pair.span)}: ", "bold"),
        Piece("unknown", "bold yellow"),
        Piece(f" whether {escape(pair.guide.name)} fits {escape(pair.model.name)}: {why}"),
    )


def closing_line(summary: Summary) -> Line:
    """The summary, green where pairs were found and all of them are aligned."""
    all_aligned = summary["pairs"] > 0 and summary["aligned"] == summary["pairs"]
    style = "bold green" if all_aligned else "bold red" if summary["misaligned"] else "bold"
    return plain(summary_line(summary), style)
