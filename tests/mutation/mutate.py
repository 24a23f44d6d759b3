"""Mutants of an aligned program: the kinds of slips, each one change at an exact place."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from .anatomy import Anatomy, Edit


@dataclass(frozen=True, slots=True)
class Change:
    """Edits of one slip; `changed` are lines of what is changed, `partners` those of what it has to fit."""

    edits: tuple[Edit, ...]
    changed: frozenset[int]
    partners: frozenset[int]
    words: str


@dataclass(frozen=True, slots=True)
class Mutant:
    """A program with one slip; the lines are those of its own source, `origin` those of the original."""

    kind: str
    words: str
    source: str
    changed: frozenset[int]
    partners: frozenset[int]
    origin: frozenset[int] = frozenset()


Mutation = Callable[[Anatomy], Iterator[Change]]
MUTATIONS: dict[str, Mutation] = {}


def mutation(kind: str) -> Callable[[Mutation], Mutation]:
    """Register a kind of slip."""

    def register(function: Mutation) -> Mutation:
        MUTATIONS[kind] = function
        return function

    return register


def change(edits: Iterable[Edit], changed: Iterable[int], partners: Iterable[int], words: str) -> Change:
    """A change of several edits."""
    return Change(tuple(edits), frozenset(changed), frozenset(partners), words)


def mutants(anatomy: Anatomy, kinds: Iterable[str] | None = None) -> Iterator[Mutant]:
    """The mutants of a program that still are Python, without repetitions; of some kinds, or of all."""
    from . import loss_mutations, plate_mutations, site_mutations  # noqa: F401  they register themselves

    seen = {anatomy.source}
    for kind in sorted(MUTATIONS if kinds is None else kinds):
        for one in MUTATIONS[kind](anatomy):
            source = anatomy.apply(one.edits)
            if source in seen or not _is_python(source):
                continue
            seen.add(source)
            changed = {*_moved(anatomy, one.edits, one.changed), *_written(anatomy, one.edits)}
            partners = frozenset(_moved(anatomy, one.edits, one.partners))
            origin = one.changed | {_line_at(anatomy.source, edit.start) for edit in one.edits}
            yield Mutant(kind, one.words, source, frozenset(changed), partners, frozenset(origin))


def _is_python(source: str) -> bool:
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True


def _line_at(source: str, offset: int) -> int:
    return source.count("\n", 0, offset) + 1


def _added(anatomy: Anatomy, edit: Edit) -> int:
    """How many lines an edit adds."""
    return edit.text.count("\n") - anatomy.source.count("\n", edit.start, edit.end)


def _moved(anatomy: Anatomy, edits: Iterable[Edit], lines: Iterable[int]) -> Iterator[int]:
    """Where lines of the original are in the mutant."""
    ends = [(_line_at(anatomy.source, edit.end), _added(anatomy, edit)) for edit in edits]
    for line in lines:
        yield line + sum(added for end, added in ends if end < line)


def _written(anatomy: Anatomy, edits: Iterable[Edit]) -> Iterator[int]:
    """The lines of the mutant on which new text stands."""
    shift = 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        first = _line_at(anatomy.source, edit.start) + shift
        yield from range(first, first + edit.text.count("\n") + 1)
        shift += _added(anatomy, edit)
