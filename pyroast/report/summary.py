"""The counts of a run, and the line of text that says them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypedDict

from pyroast.finding import FileReport


class Summary(TypedDict):
    """The counts of a run."""

    files: int
    pairs: int
    aligned: int
    misaligned: int
    unknown: int
    findings: int


def summarise(files: Sequence[FileReport], shown: int) -> Summary:
    """Counts over all files, with `shown` findings."""
    status = Counter(pair.status for file in files for pair in file.pairs)
    return Summary(
        files=len(files),
        pairs=status.total(),
        aligned=status["aligned"],
        misaligned=status["misaligned"],
        unknown=status["unknown"],
        findings=shown,
    )


def summary_line(summary: Summary) -> str:
    """The last line of the text output, such as "2 pairs: 1 aligned, 1 misaligned"."""
    if not summary["pairs"]:
        return f"no model/guide pair found in {counted(summary['files'], 'file')}"
    shown = ["aligned", "misaligned"] + ["unknown"] * (summary["unknown"] > 0)
    counts = {
        "aligned": summary["aligned"],
        "misaligned": summary["misaligned"],
        "unknown": summary["unknown"],
    }
    return f"{counted(summary['pairs'], 'pair')}: {', '.join(f'{counts[each]} {each}' for each in shown)}"


def counted(number: int, thing: str) -> str:
    """`1 pair`, `2 pairs`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
