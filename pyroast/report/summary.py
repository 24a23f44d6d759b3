"""The counts of a run, and the line of text that says them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypedDict

from pyroast.finding import FileReport
from pyroast.report.understanding import understanding


class Summary(TypedDict):
    """The counts of a run."""

    files: int
    pairs: int
    aligned: int
    misaligned: int
    unknown: int
    findings: int
    suppressed: int
    baselined: int
    outdated: int
    before: int
    unresolved: int
    unnamed_sites: int
    reasons: dict[str, int]
    causes: dict[str, int]


def summarise(files: Sequence[FileReport], baselined: int = 0, outdated: int = 0, before: int = 0) -> Summary:
    """Counts over all files, whose findings are those that are shown.

    `baselined` findings are in the baseline and not shown, `outdated` entries of the baseline no longer occur,
    `before` findings are not from the change that was asked for. `unresolved` calls take a model and a guide of which one is
    not known, `unnamed_sites` have a name that is not known. `reasons` count the pairs that each keeps undecided, `causes`
    the calls that each keeps unresolved.
    """
    status = Counter(pair.status for file in files for pair in file.pairs)
    open_ = understanding(files)
    return Summary(
        files=len(files),
        pairs=status.total(),
        aligned=status["aligned"],
        misaligned=status["misaligned"],
        unknown=status["unknown"],
        findings=sum(len(file.findings) for file in files),
        suppressed=sum(len(file.suppressed) for file in files),
        baselined=baselined,
        outdated=outdated,
        before=before,
        unresolved=len(open_.unresolved),
        unnamed_sites=len(open_.unnamed),
        reasons=open_.reasons(),
        causes=open_.causes(),
    )


def summary_line(summary: Summary) -> str:
    """The last line of the text output, such as "2 pairs: 1 aligned, 1 misaligned"."""
    return "; ".join((_pairs(summary), *_hidden(summary)))


def _hidden(summary: Summary) -> Iterator[str]:
    if summary["suppressed"]:
        yield f"{counted(summary['suppressed'], 'finding')} suppressed by comments"
    if summary["baselined"]:
        yield f"{counted(summary['baselined'], 'finding')} in the baseline"
    if summary["outdated"]:
        yield f"{summary['outdated']} of the baseline no longer found"
    if summary["before"]:
        yield f"{counted(summary['before'], 'finding')} not from this change"


def _pairs(summary: Summary) -> str:
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
