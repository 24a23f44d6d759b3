"""The text outputs: a line a finding, in the full form with its code frame, what stayed unknown, and the summary."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.finding import FileReport, Finding, PairReport, Related, Severity
from pyroast.report.escape import escape
from pyroast.report.frame import Sources, frame
from pyroast.report.styled import Line, Piece, plain
from pyroast.report.summary import Summary, counted, summary_line
from pyroast.spans import line_name, line_place

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold blue"}


def file_lines(file: FileReport, sources: Sources | None = None) -> Iterator[Line]:
    """All that is said of one file, with code frames where the sources are given."""
    for finding in file.findings:
        yield finding_line(finding)
        if sources is not None:
            yield from frame(finding, sources)
            yield plain("")
    for pair in file.pairs:
        if pair.status == "unknown":
            yield _unknown_line(pair)
        elif pair.evidence == "traced":
            yield _traced_line(pair)


def finding_line(finding: Finding) -> Line:
    """The place, the code and the message."""
    return (
        Piece(f"{place_text(finding)}: ", "bold"),
        Piece(finding.code, _STYLES[finding.severity]),
        Piece(f" {escape(finding.message)}"),
    )


def line_text(finding: Finding) -> str:
    """The line of a finding without colours."""
    return "".join(piece.text for piece in finding_line(finding))


def place_text(place: Finding | Related) -> str:
    """`path:line:column`, or `path:cell 3:line:column`."""
    return f"{escape(place.path)}:{line_place(place.span)}:{place.span.column}"


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


def _traced_line(pair: PairReport) -> Line:
    verb = "fits" if pair.status == "aligned" else "does not fit"
    loss = "" if pair.loss in ("unknown", "custom") else f" under {pair.loss}"
    return (
        Piece(f"{escape(pair.path)}:{line_place(pair.span)}: ", "bold"),
        Piece(pair.status, "bold green" if pair.status == "aligned" else "bold red"),
        Piece(
            f" in {recorded(pair.runs)}: guide {escape(pair.guide.name)} {verb} model {escape(pair.model.name)}{escape(loss)}"
        ),
    )


def recorded(runs: int) -> str:
    """`1 recorded run`, `3 recorded runs`."""
    return counted(runs, "recorded run")


def closing_line(summary: Summary) -> Line:
    """The summary, green where pairs were found and all of them are aligned."""
    all_aligned = summary["pairs"] > 0 and summary["aligned"] == summary["pairs"]
    style = "bold green" if all_aligned else "bold red" if summary["misaligned"] else "bold"
    return plain(summary_line(summary), style)
