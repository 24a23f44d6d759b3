"""Checks the pinned packages and compares the report with the list of pairs: what is found, decided, unknown.

`python -m tests.realcode.measure` prints the table; with `--write` it also puts the counts of this run into the ledger.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyroast.check import check_source
from pyroast.finding import FileReport, Finding, PairReport, Severity
from pyroast.project.modules import ProjectModules
from pyroast.records import replace

from .packages import PINS, PackagesUnavailableError, fetch

PAIRS_FILE = Path(__file__).with_name("pairs.json")
LEDGER_FILE = Path(__file__).with_name("ledger.json")

NOT_REACHED = "the call is checked, but not with this model and guide"
QUOTED = re.compile(r"'[^']*'")


@dataclass(frozen=True, slots=True)
class Entry:
    """One pair of the list: where it is called, where its sides are defined, what is expected of it."""

    package: str
    path: str
    line: int
    model_at: str | None
    guide_at: str | None
    same_file: bool
    expected: str

    @property
    def key(self) -> tuple[str, str, int, str | None, str | None]:
        """What tells this entry from the others."""
        return (self.package, self.path, self.line, self.model_at, self.guide_at)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What pyroast says about an entry: "not found", "aligned", "misaligned" or "unknown", and why unknown."""

    entry: Entry
    status: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measurement:
    """The reports of all files by package and path, the seconds they took, and the outcome for each entry."""

    reports: Mapping[tuple[str, str], FileReport]
    seconds: Mapping[tuple[str, str], float]
    outcomes: tuple[Outcome, ...]

    def findings(self) -> list[tuple[str, str, Finding]]:
        """The findings that users see by default, with package and path."""
        return [
            (package, path, finding)
            for (package, path), report in self.reports.items()
            for finding in report.findings
            if finding.severity is not Severity.INFO
        ]


def entries() -> list[Entry]:
    """The list of pairs."""
    content = json.loads(PAIRS_FILE.read_text(encoding="utf-8"))
    names = Entry.__dataclass_fields__
    return [Entry(**{name: pair[name] for name in names}) for pair in content["pairs"]]


def measure(folders: Mapping[str, Path]) -> Measurement:
    """Check every Python file of the packages, one after the other."""
    reports: dict[tuple[str, str], FileReport] = {}
    seconds: dict[tuple[str, str], float] = {}
    for pin in PINS:
        folder = folders[pin.package]
        for file in sorted(folder.rglob("*.py")):
            path = file.relative_to(folder).as_posix()
            data = file.read_bytes()
            start = time.perf_counter()
            reports[pin.package, path] = within(
                folder, check_source(path, data, ProjectModules(str(file), (str(folder),)))
            )
            seconds[pin.package, path] = time.perf_counter() - start
    listed = entries()
    sharing = Counter((entry.package, entry.path, entry.line) for entry in listed)
    calls: dict[tuple[str, str, int], list[PairReport]] = {}
    for (package, _), report in reports.items():
        for pair in report.pairs:
            calls.setdefault((package, pair.path, pair.span.line), []).append(pair)
    outcomes = tuple(
        outcome(
            entry,
            calls.get((entry.package, entry.path, entry.line), ()),
            sharing[entry.package, entry.path, entry.line] == 1,
        )
        for entry in listed
    )
    return Measurement(reports, seconds, outcomes)


def within(folder: Path, report: FileReport) -> FileReport:
    """A report with the paths of pairs relative to their package: modules that a file imports are found by whole paths."""

    def relative(path: str) -> str:
        return path.removeprefix(f"{folder.as_posix()}/")

    pairs = tuple(
        replace(
            pair,
            path=relative(pair.path),
            model=replace(pair.model, path=relative(pair.model.path)),
            guide=replace(pair.guide, path=relative(pair.guide.path)),
        )
        for pair in report.pairs
    )
    return replace(report, pairs=pairs)


def outcome(entry: Entry, here: Sequence[PairReport], alone: bool) -> Outcome:
    """What the pairs reported at an entry's line say about it, wherever the file was that led there; `alone` tells that
    no other entry has this line.

    Several pairs of one line (a loss that depends on an option) give the worst of their verdicts. Where model and
    guide arrive as parameters, the pairs with this entry's model speak for it; else those whose model is not known.
    """
    if not here:
        return Outcome(entry, "not found")
    own = [pair for pair in here if _is_at(pair.model.path, pair.model.span.line, entry.model_at)]
    own = [
        pair
        for pair in own
        if entry.guide_at is None or _is_at(pair.guide.path, pair.guide.span.line, entry.guide_at)
    ]
    unnamed = [
        pair for pair in here if _is_at(pair.model.path, pair.model.span.line, f"{entry.path}:{entry.line}")
    ]
    chosen = own or (here if alone else unnamed)
    if not chosen:
        return Outcome(entry, "unknown", (NOT_REACHED,))
    statuses = {pair.status for pair in chosen}
    status = next(status for status in ("misaligned", "unknown", "aligned") if status in statuses)
    reasons = dict.fromkeys(unknown.reason for pair in chosen for unknown in pair.unknown)
    return Outcome(entry, status, tuple(reasons) if status == "unknown" else ())


def _is_at(path: str, line: int, place: str | None) -> bool:
    return place == f"{path}:{line}"


def contradicts(one: Outcome) -> bool:
    """Whether a verdict is not the one that reading the source gave; "cannot tell" allows no verdict at all."""
    if one.status not in ("aligned", "misaligned"):
        return False
    return not one.entry.expected.startswith(one.status)


def counts(outcomes: Iterable[Outcome]) -> dict[str, dict[str, int]]:
    """By package: how many entries are found, and how many of these are decided."""
    result: dict[str, dict[str, int]] = {pin.package: {"found": 0, "decided": 0} for pin in PINS}
    for one in outcomes:
        result[one.entry.package]["found"] += one.status != "not found"
        result[one.entry.package]["decided"] += one.status in ("aligned", "misaligned")
    return result


def table(measurement: Measurement) -> str:
    """The outcomes by package, the commonest reasons for unknown, and the time."""
    heads = ("entries", "found", "aligned", "misaligned", "unknown", "seconds")
    lines = ["package".ljust(16) + "".join(head.rjust(11) for head in heads)]
    total: Counter[str] = Counter()
    for pin in PINS:
        own = [one for one in measurement.outcomes if one.entry.package == pin.package]
        row: Counter[str] = Counter(one.status for one in own)
        row["entries"] = len(own)
        row["found"] = len(own) - row["not found"]
        took = sum(time_ for (package, _), time_ in measurement.seconds.items() if package == pin.package)
        lines.append(_row(pin.package, row, took))
        total.update(row)
    lines.append(_row("all", total, sum(measurement.seconds.values())))
    same = [one for one in measurement.outcomes if one.entry.same_file]
    found = [one for one in same if one.status != "not found"]
    decided = [one for one in same if one.status in ("aligned", "misaligned")]
    lines.append(
        f"model and guide in the file of the call: {len(same)}, found {len(found)}, decided {len(decided)}"
    )
    lines.append(f"files: {len(measurement.reports)}, findings: {len(measurement.findings())}")
    lines.append("reasons for unknown, by entries that have them:")
    reasons = Counter(
        reason for one in measurement.outcomes for reason in {general(text) for text in one.reasons}
    )
    lines.extend(f"{count:5d}  {reason}" for reason, count in reasons.most_common(15))
    return "\n".join(lines)


def _row(name: str, row: Mapping[str, int], seconds: float) -> str:
    cells = [str(row[head]) for head in ("entries", "found", "aligned", "misaligned", "unknown")]
    return name.ljust(16) + "".join(cell.rjust(11) for cell in cells) + f"{seconds:11.2f}"


def general(reason: str) -> str:
    """A reason without the names of sites in it."""
    return QUOTED.sub("'...'", reason)


def write_counts(measurement: Measurement) -> None:
    """Put the counts of a run into the ledger; the rest of it is written by hand."""
    content = json.loads(LEDGER_FILE.read_text(encoding="utf-8"))
    content["counts"] = counts(measurement.outcomes)
    LEDGER_FILE.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    try:
        measured = measure(fetch())
    except PackagesUnavailableError as error:
        sys.exit(f"the packages are not available: {error}")
    print(table(measured))
    if "--write" in sys.argv[1:]:
        write_counts(measured)
