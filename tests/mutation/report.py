"""Figures by kind of slip."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .judge import (
    ALARM,
    BROKEN,
    EQUIVALENT,
    FOUND,
    MISSED,
    REJECTED,
    SILENT_ALARM,
    UNDECIDED,
    Judgement,
)


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts over judgements; `rejected` are the mutants about which Pyro raises or warns."""

    kind: str
    mutants: int
    rejected: int
    found: int
    undecided: int
    missed: int
    located: int
    same_code: int
    equivalent: int
    alarms: int
    silent_alarms: int
    open: int
    broken: int

    @property
    def share_found(self) -> float:
        """Found among the rejected ones; an undecided one counts as not found."""
        return self.found / max(1, self.rejected)

    @property
    def share_located(self) -> float:
        """Found at the changed lines or their partners, among the found ones."""
        return self.located / max(1, self.found)


def figures(kind: str, judgements: Iterable[Judgement]) -> Figures:
    """Count judgements."""
    known = list(judgements)
    both = Counter((one.pyro, one.pyroast) for one in known)
    theirs = Counter(one.pyro for one in known)
    found = [one for one in known if one.pyro == REJECTED and one.pyroast == FOUND]
    return Figures(
        kind, len(known), theirs[REJECTED], len(found), both[REJECTED, UNDECIDED], both[REJECTED, MISSED],
        sum(one.located for one in found), sum(one.same_code for one in found), theirs[EQUIVALENT],
        both[EQUIVALENT, ALARM], both[EQUIVALENT, SILENT_ALARM], both[EQUIVALENT, UNDECIDED], theirs[BROKEN],
    )  # fmt: skip


def table(judgements: list[Judgement]) -> str:
    """One line a kind, and all together."""
    kinds = sorted({one.mutant.kind for one in judgements})
    rows = [figures(kind, (one for one in judgements if one.mutant.kind == kind)) for kind in kinds]
    titles = f"{'slip':32} mutants rejected   found undecided missed located same code | equivalent alarms silent open | broken"
    return "\n".join([titles, *map(_line, [*rows, figures("all", judgements)])])


def _line(row: Figures) -> str:
    return (
        f"{row.kind:32} {row.mutants:7} {row.rejected:8} {row.share_found:7.1%} {row.undecided:9} {row.missed:6} "
        f"{row.share_located:7.1%} {row.same_code / max(1, row.found):9.1%} | {row.equivalent:10} {row.alarms:6} "
        f"{row.silent_alarms:6} {row.open:4} | {row.broken:6}"
    )


def sentence(one: Judgement) -> str:
    """A judgement in a line."""
    ours = " ".join(f"{code}:{line}" for line, code in one.ours)
    return (
        f"{one.pyro}, {one.pyroast}: {one.stem}: {one.mutant.kind}: {one.mutant.words}: lines {sorted(one.mutant.changed)}; "
        f"Pyro {' '.join(one.theirs)}; pyroast {ours}"
    )
