"""`--statistics`: the counts of a run as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pyroast.finding import FileReport
from pyroast.report.escape import escape
from pyroast.report.styled import Line, plain
from pyroast.report.summary import Summary


def statistics_lines(summary: Summary, files: Sequence[FileReport]) -> Iterator[Line]:
    """What was found and how much of it was understood; the reasons behind each count are indented."""
    yield plain("")
    yield _count("pairs", summary["pairs"])
    for status in ("aligned", "misaligned", "unknown"):
        yield _count(f"  {status}", summary[status])
    yield from _reasons(summary["reasons"])
    yield _count("calls that are not resolved", summary["unresolved"])
    yield from _reasons(summary["causes"])
    yield _count("sites without a known name", summary["unnamed_sites"])
    yield _count("findings", summary["findings"])
    yield from _reasons(_rules(files))


def _rules(files: Sequence[FileReport]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for finding in sorted((each for file in files for each in file.findings), key=lambda each: each.code):
        rule = f"{finding.code} {finding.name}"
        counts[rule] = counts.get(rule, 0) + 1
    return counts


def _count(thing: str, number: int) -> Line:
    return plain(f"{thing:<30}{number:>6}")


def _reasons(counts: Mapping[str, int]) -> Iterator[Line]:
    for reason, number in counts.items():
        yield plain(f"{number:>10}  {escape(reason)}")
