"""Asks Pyro and pyroast about a mutant and compares their answers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, zip_longest
from pathlib import Path

from pyroast.check import check_source
from pyroast.finding import FileReport, Finding, Runtime, Severity

from ..oracle.expectations import Evidence, Program, evidence_of
from ..oracle.runner import PyroOutcome
from .anatomy import Anatomy
from .answers import Answers
from .mutate import Mutant, mutants

CORPUS = Path(__file__).parent.parent / "oracle" / "programs"
NOT_ALIGNED = ("# error:", "# silent:", "# also:", "# no pair:", "pytest.raises", "pytest.warns")
"""What tells that a program is wrong, or means to be."""

BY_DRAW = "PYR307"
"""The code about which Pyro speaks only when a draw falls outside of the support."""

REJECTED, EQUIVALENT, BROKEN = "rejected", "equivalent", "broken"
FOUND, UNDECIDED, MISSED = "found", "undecided", "missed"
QUIET, ALARM, SILENT_ALARM = "quiet", "alarm", "silent alarm"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What Pyro and pyroast say of a mutant.

    `pyro` is "rejected" where Pyro raises or warns about alignment, "equivalent" where it says nothing, "broken"
    where it raises something else. `pyroast` is "found", "undecided" or "missed" for a rejected one, and for an
    equivalent one "quiet", "undecided", "alarm", or "silent alarm" where Pyro is silent about it, about this draw, or
    in this run, which may have taken the other branch.
    """

    mutant: Mutant
    stem: str
    pyro: str
    pyroast: str
    theirs: tuple[str, ...]
    ours: tuple[tuple[int, str], ...]
    located: bool

    @property
    def same_code(self) -> bool:
        """Whether a code of Pyro's is among those found."""
        return bool(set(self.theirs) & {code for _, code in self.ours})


def originals(seed: int = 0) -> Iterator[tuple[Path, Anatomy]]:
    """The programs without markers that pyroast calls aligned, in an order given by the seed."""
    for path in sorted(CORPUS.glob("*.py"), key=lambda path: _hash(seed, path.stem)):
        source = path.read_text(encoding="utf-8")
        if any(words in source for words in NOT_ALIGNED):
            continue
        report = check_source(path.name, source.encode())
        if _is_aligned(report) and not _has_choice(source, report):
            yield path, Anatomy(source, report)


def _is_aligned(report: FileReport) -> bool:
    return bool(report.pairs) and {pair.status for pair in report.pairs} == {"aligned"} and not shown(report)


def _has_choice(source: str, report: FileReport) -> bool:
    """Whether the command line chooses among several models or guides: Pyro runs one of them, pyroast reads all."""
    sides = {(pair.span, pair.model, pair.guide) for pair in report.pairs}
    return "argparse" in source and len(sides) > len({pair.span for pair in report.pairs})


def sample(count: int | None, seed: int = 0) -> list[tuple[Path, Mutant]]:
    """`count` mutants of half as many programs, spread evenly over the kinds of slips; None for all there are."""
    programs = originals(seed) if count is None else islice(originals(seed), count // 2)
    everything = [(path, mutant) for path, anatomy in programs for mutant in mutants(anatomy)]
    if count is None:
        return everything
    kinds: dict[str, list[tuple[Path, Mutant]]] = {}
    for one in sorted(everything, key=lambda one: _hash(seed, one[0].stem, one[1].kind, one[1].words)):
        kinds.setdefault(one[1].kind, []).append(one)
    ranked = zip_longest(*(kinds[kind] for kind in sorted(kinds)))
    return [one for rank in ranked for one in rank if one is not None][:count]


def _hash(*words: object) -> str:
    return hashlib.sha256(" ".join(map(str, words)).encode()).hexdigest()


def is_clean(pyro: Answers, path: Path) -> bool:
    """Whether Pyro accepts an original silently; raises OutOfTimeError."""
    outcome = pyro.about(path.stem, path.read_text(encoding="utf-8"))
    return outcome.raised is None and not evidence_of(_nothing_promised(path), outcome)


def judge(pyro: Answers, stem: str, mutant: Mutant) -> Judgement:
    """Run a mutant under Pyro, check it with pyroast, and compare; raises OutOfTimeError."""
    outcome = pyro.about(stem, mutant.source)
    report = check_source(f"{stem}.py", mutant.source.encode())
    located = any(_lines(finding) & (mutant.changed | mutant.partners) for finding in shown(report))
    return compare(stem, mutant, outcome, report, shown(report), located)


def compare(
    stem: str,
    mutant: Mutant,
    outcome: PyroOutcome,
    report: FileReport,
    findings: list[Finding],
    located: bool,
) -> Judgement:
    """What Pyro did beside what pyroast says: `findings` are those of the report that the slip can have brought."""
    evidence = evidence_of(_nothing_promised(Path(f"{stem}.py")), outcome)
    undecided = not report.pairs or any(pair.status == "unknown" for pair in report.pairs)
    if evidence:
        theirs, ours = REJECTED, FOUND if findings else UNDECIDED if undecided else MISSED
    elif outcome.raised is not None:
        theirs, ours = BROKEN, FOUND if findings else QUIET
    else:
        branched = _branched(report)
        loud = any(
            finding.runtime is not Runtime.SILENT and finding.code != BY_DRAW and finding.site not in branched
            for finding in findings
        )
        theirs, ours = (
            EQUIVALENT,
            ALARM if loud else SILENT_ALARM if findings else UNDECIDED if undecided else QUIET,
        )
    said = _codes(evidence) if evidence else (f"{outcome.raised}"[:160],) if outcome.raised else ()
    return Judgement(
        mutant, stem, theirs, ours, said,
        tuple((finding.span.line, finding.code) for finding in findings),
        located,
    )  # fmt: skip


def is_amiss(one: Judgement) -> bool:
    """Whether pyroast misses what Pyro rejects, finds it elsewhere, or alarms at what Pyro accepts."""
    match one.pyro, one.pyroast:
        case ("rejected", "missed" | "undecided") | ("equivalent", "alarm"):
            return True
        case ("rejected", "found"):
            return not one.located
    return False


def shown(report: FileReport) -> list[Finding]:
    """The findings that users see by default."""
    return [finding for finding in report.findings if finding.severity is not Severity.INFO]


def _branched(report: FileReport) -> set[str | None]:
    """The sites that are sampled on some branches only."""
    sides = (
        (row.name, side) for pair in report.pairs for row in pair.sites for side in (row.model, row.guide)
    )
    return {name for name, side in sides if side is not None and side.condition}


def _lines(finding: Finding) -> set[int]:
    return {finding.span.line, *(related.span.line for related in finding.related)}


def _codes(evidence: list[Evidence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.code for item in evidence))


def _nothing_promised(path: Path) -> Program:
    return Program(path, (), frozenset(), frozenset(), ())
