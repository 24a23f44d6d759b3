"""How much of the checked programs was understood: what is open, why, and where, over all reports of a run."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pyroast.finding import FileReport, PairReport, SiteReport, Unknown
from pyroast.records import dataclass
from pyroast.spans import Span

_QUOTED = re.compile(r"'[^']*'")


@dataclass(frozen=True, slots=True)
class Open:
    """Something that is not known of a pair, and the place of its call."""

    entry: Unknown
    path: str
    span: Span


@dataclass(frozen=True, slots=True)
class Understanding:
    """What stayed open in a run, each thing once, in the order of the places.

    `undecided` are the reasons of the undecided pairs, `unresolved` the calls that take a model and a guide of which one is
    not known or that were not reached, `unnamed` the places of sites without a known name.
    """

    undecided: tuple[Open, ...]
    unresolved: tuple[Unknown, ...]
    unnamed: tuple[tuple[str, str, Span], ...]

    def reasons(self) -> dict[str, int]:
        """How many undecided pairs each reason keeps open, names in it left out; a pair may have several."""
        seen = {(general(each.entry.reason), each.path, each.span) for each in self.undecided}
        return _counted(reason for reason, _, _ in seen)

    def causes(self) -> dict[str, int]:
        """How many calls each reason keeps unresolved."""
        return _counted(general(entry.reason) for entry in self.unresolved)


def understanding(files: Iterable[FileReport]) -> Understanding:
    """What stayed open in reports."""
    files = list(files)
    undecided = {
        Open(entry, pair.path, pair.span)
        for file in files
        for pair in file.pairs
        if pair.status == "unknown"
        for entry in pair.unknown
    }
    unnamed = {place for file in files for pair in file.pairs for place in _unnamed(pair)}
    return Understanding(
        tuple(sorted(undecided, key=lambda each: (_place(each.entry), each.path, each.span.cell, each.span))),
        tuple(sorted({entry for file in files for entry in file.unresolved}, key=_place)),
        tuple(sorted(unnamed, key=lambda each: (each[1], each[2].cell, each[2], each[0]))),
    )


def general(reason: str) -> str:
    """A reason without the names that it quotes, so that equal ones can be counted."""
    return _QUOTED.sub("'...'", reason)


def _counted(reasons: Iterable[str]) -> dict[str, int]:
    """The most frequent first."""
    return dict(sorted(Counter(reasons).items(), key=lambda each: (-each[1], each[0])))


def _place(entry: Unknown) -> tuple[str, int, Span, str]:
    return entry.path, entry.span.cell, entry.span, entry.reason


def _unnamed(pair: PairReport) -> Iterator[tuple[str, str, Span]]:
    tables: Sequence[tuple[SiteReport, ...]] = (pair.sites, *(other.sites for other in pair.others))
    for sites in tables:
        for site in sites:
            if not site.named:
                for side in (site.model, site.guide):
                    if side is not None:
                        yield site.name, side.path, side.span
