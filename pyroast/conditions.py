"""Path conditions: small formulas over literals, compared without ever enumerating paths.

A condition is a set of alternatives, each a set of literals. A literal is the number of an atom, negative where the
atom does not hold. `TRUE` has the one empty alternative, `FALSE` has none. Anything beyond the limits becomes an
atom of its own that correlates with nothing: the condition is then unknown.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Set
from functools import cache
from typing import TypeVar

from pyroast.facts import Tri
from pyroast.records import dataclass, field
from pyroast.symbolic import SYMBOLIC, Form, Sym, fresh, substitute, text
from pyroast.symbolic import atoms as symbols_in

K = TypeVar("K")
T = TypeVar("T")

MAX_LITERALS = 8
MAX_ALTERNATIVES = 6

ConditionAtom = tuple[object, ...]
Literal = int
Conjunction = frozenset[Literal]
Condition = frozenset[Conjunction]

TRUE: Condition = frozenset({frozenset()})
FALSE: Condition = frozenset()

Row = tuple[list[int], int, Conjunction]
"""Of a conjunction its sorted literals, its atoms as bits of which several may share one, and itself."""


@dataclass(slots=True)
class Atoms:
    """The atoms of one run, and what was found out about the conditions over them.

    Arguments: `shared` is set for the run of a module whose values many files use: its atoms are numbered by what they
    are, so that an atom has the same number in all such modules.
    """

    shared: bool = False
    numbers: dict[ConditionAtom, int] = field(default_factory=dict)
    meanings: dict[int, ConditionAtom] = field(default_factory=dict)
    groups: dict[object, int] = field(default_factory=dict)
    group: dict[int, int] = field(default_factory=dict)
    """Of an atom its group: no two atoms of one hold together, as far as their meaning is modelled."""
    members: dict[Condition, tuple[frozenset[int], frozenset[int]]] = field(default_factory=dict)
    """The atoms of a condition, and the groups of those that it says to hold."""
    rows: dict[Conjunction, Row] = field(default_factory=dict)
    both: dict[tuple[Condition, Condition], Condition] = field(default_factory=dict)
    either: dict[tuple[Condition, Condition], Condition] = field(default_factory=dict)
    negate: dict[Condition, Condition] = field(default_factory=dict)
    covers: dict[tuple[Condition, tuple[Condition, ...]], Tri] = field(default_factory=dict)
    related: dict[tuple[Condition, Condition], bool] = field(default_factory=dict)
    last: int = 0

    def add(self, atom: ConditionAtom, number: int) -> None:
        """Give an atom its number."""
        self.numbers[atom] = number
        self.meanings[number] = atom
        group = _group_of(atom)
        if group is not None:
            self.group[number] = self.groups.setdefault(group, number)

    def next(self, atom: ConditionAtom) -> int:
        """The number of a new atom."""
        if self.shared and _is_plain(atom):
            from hashlib import blake2b

            number = FIRST_SHARED + int.from_bytes(
                blake2b(repr(atom).encode(), digest_size=8).digest(), "big"
            )
            if number not in self.meanings:
                return number
        self.last += 1
        return self.last

    def agrees(self, atoms: dict[ConditionAtom, int]) -> bool:
        """Whether the atoms of another run may be added: none has another number here, and no number another atom."""
        return all(
            self.numbers.get(atom, number) == number and self.meanings.get(number, atom) == atom
            for atom, number in atoms.items()
        )


FIRST_SHARED = 1 << 64
MAX_KNOWN = 100_000

_atoms = Atoms()


def use(atoms: Atoms) -> Atoms:
    """From here on, conditions are over the atoms of another run; those used so far, to be used again."""
    global _atoms
    used, _atoms = _atoms, atoms
    return used


def current() -> Atoms:
    """The atoms that conditions are over now."""
    return _atoms


def _remember(known: dict[K, T], key: K, found: T) -> T:
    if len(known) >= MAX_KNOWN:
        known.clear()
    known[key] = found
    return found


def literal(atom: ConditionAtom, positive: bool = True) -> Condition:
    """The condition that one atom holds, or does not."""
    number = _atoms.numbers.get(atom)
    if number is None:
        number = _atoms.next(atom)
        _atoms.add(atom, number)
    return frozenset({frozenset({number if positive else -number})})


def _is_plain(part: object) -> bool:
    """Whether a part of an atom says all that it is in its `repr`."""
    if isinstance(part, tuple):
        return all(map(_is_plain, part))
    return part is None or isinstance(part, (*SYMBOLIC, int, float, complex, str, bytes))


def _group_of(atom: ConditionAtom) -> object:
    """What all atoms have in common of which at most one holds: one form is None, or true, or equal to a constant."""
    match atom:
        case ("none" | "true", form):
            return "truth", form
        case ("eq", left, right) if not isinstance(right, SYMBOLIC):
            return "eq", left
        case _:
            return None


def unknown(reason: str = "unknown") -> Condition:
    """A condition that nothing else correlates with."""
    return literal(("unknown", fresh(reason)))


def substituted(condition: Condition, action: Callable[[Sym], Form]) -> Condition:
    """A condition in which symbols are replaced."""

    def part(value: object) -> object:
        if isinstance(value, SYMBOLIC):
            return substitute(value, action)
        return tuple(part(one) for one in value) if isinstance(value, tuple) else value

    result = FALSE
    for alternative in sorted(condition, key=sorted):
        conjunction = TRUE
        for number in sorted(alternative):
            atom = tuple(part(one) for one in _atoms.meanings[abs(number)])
            conjunction = both(conjunction, literal(atom, number > 0))
        result = either(result, conjunction)
    return result


def gave_up(condition: Condition) -> bool:
    """Whether a condition is what is left of one that grew beyond the limits."""
    return any(
        _atoms.meanings[abs(number)][0] == "unknown"
        and getattr(_atoms.meanings[abs(number)][1], "origin", ("",))[0] == "complicated"
        for alternative in condition
        for number in alternative
    )


def both(left: Condition, right: Condition) -> Condition:
    """Conjunction."""
    if right is TRUE or left is right:
        return left
    if left is TRUE:
        return right
    known = _atoms.both.get((left, right))
    if known is None:
        known = _remember(_atoms.both, (left, right), _both(left, right))
    return known


def _both(left: Condition, right: Condition) -> Condition:
    if left == TRUE:
        return right
    if right == TRUE or left == right:
        return left
    (atoms, groups), (others, other_groups) = _members_of(left), _members_of(right)
    apart, related = atoms.isdisjoint(others), not groups.isdisjoint(other_groups)
    if apart and not related and len(left) * len(right) > MAX_ALTERNATIVES:
        return unknown("complicated")
    alternatives = {a | b for a in left for b in right}
    if related or not apart:
        alternatives = {alternative for alternative in alternatives if _consistent(alternative)}
    return _within_limits(alternatives if apart else _merged(alternatives))


def either(left: Condition, right: Condition) -> Condition:
    """Disjunction."""
    known = _atoms.either.get((left, right))
    if known is None:
        known = _remember(_atoms.either, (left, right), _either(left, right))
    return known


def _either(left: Condition, right: Condition) -> Condition:
    if left == TRUE or right == TRUE:
        return TRUE
    if not left or left == right:
        return right
    if not right:
        return left
    apart = _members_of(left)[0].isdisjoint(_members_of(right)[0])
    return _within_limits(left | right if apart else _merged(set(left | right)))


def negate(condition: Condition) -> Condition:
    """Negation."""
    known = _atoms.negate.get(condition)
    if known is None:
        known = _remember(_atoms.negate, condition, _negate(condition))
    return known


def _negate(condition: Condition) -> Condition:
    if condition == TRUE:
        return FALSE
    result = TRUE
    for alternative in sorted(condition, key=sorted):
        opposite: Condition = frozenset(frozenset({-number}) for number in alternative)
        result = both(result, opposite)
    return result


def _members_of(condition: Condition) -> tuple[frozenset[int], frozenset[int]]:
    """The atoms of a condition, and the groups of those that it says to hold.

    Of conditions that share no atom no alternatives can be merged: neither condition has such alternatives itself.
    """
    known = _atoms.members.get(condition)
    if known is None:
        numbers = {number for alternative in condition for number in alternative}
        groups = frozenset([_atoms.group[number] for number in numbers if number in _atoms.group])
        known = _atoms.members[condition] = frozenset(map(abs, numbers)), groups
    return known


def related(left: Condition, right: Condition) -> bool:
    """Whether two conditions speak of the same things: of one atom, or of atoms of which only one can hold."""
    known = _atoms.related.get((left, right))
    if known is None:
        ours, theirs = _members_of(left)[0], _members_of(right)[0]
        group = _atoms.group
        groups = {group[number] for number in ours if number in group}
        known = not ours.isdisjoint(theirs) or any(group.get(number) in groups for number in theirs)
        _remember(_atoms.related, (left, right), known)
    return known


def _within_limits(kept: Set[Conjunction]) -> Condition:
    if len(kept) > MAX_ALTERNATIVES or max(map(len, kept), default=0) > MAX_LITERALS:
        return unknown("complicated")
    return frozenset(kept)


def _merged(kept: set[Conjunction]) -> set[Conjunction]:
    """The alternatives, where two are one conjunction replaced by it: always the first two in their order."""
    rows = sorted([_atoms.rows.get(alternative) or _row(alternative) for alternative in kept])
    tried = new = 0  # each row before `tried` can be merged with none, unless with the row at `new`
    while True:
        found = _mergeable(rows, tried, new)
        if found is None:
            return {alternative for _, _, alternative in rows}
        first, second, merged = found
        del rows[second], rows[first]
        row = _atoms.rows.get(merged) or _row(merged)
        new = bisect_left(rows, row)
        if rows[new : new + 1] != [row]:
            rows.insert(new, row)
        tried = min(first, new)


def _mergeable(rows: list[Row], tried: int, new: int) -> tuple[int, int, Conjunction] | None:
    """The places of the first two alternatives that are one conjunction, and that one."""
    for first, (_, atoms, left) in enumerate(rows):
        for second in range(first + 1, len(rows)) if first >= tried else (new,):
            _, others, right = rows[second]
            if atoms | others in (atoms, others):  # else each has an atom that the other one lacks
                merged = _merge(left, right)
                if merged is not None:
                    return first, second, merged
    return None


def _row(alternative: Conjunction) -> Row:
    atoms = 0
    for number in alternative:
        atoms |= 1 << (abs(number) & 31)
    row = _atoms.rows[alternative] = sorted(alternative), atoms, alternative
    return row


def _merge(left: Conjunction, right: Conjunction) -> Conjunction | None:
    """`left or right` as one conjunction, where one absorbs the other or they differ in one polarity."""
    if left <= right:
        return left
    if right <= left:
        return right
    if len(left) == len(right):
        difference = left - right
        if len(difference) == 1 and -next(iter(difference)) in right:
            return left & right
    return None


def _consistent(alternative: Conjunction) -> bool:
    """Whether the literals can hold together, as far as their meaning is modelled."""
    groups: set[int] = set()
    for number in alternative:
        if -number in alternative:
            return False
        if number in _atoms.group:
            if _atoms.group[number] in groups:
                return False
            groups.add(_atoms.group[number])
    return True


def holds(condition: Condition, path: Condition) -> Tri:
    """Whether `condition` is decided on a path: yes, no, or unknown."""
    if condition == TRUE:
        return Tri.YES
    if not condition:
        return Tri.NO
    if path == TRUE:
        return Tri.UNKNOWN
    return covers(path, (condition,))


def covers(condition: Condition, options: tuple[Condition, ...]) -> Tri:
    """Whether `condition` implies that one of `options` holds: yes; no if none ever can with it; else unknown."""
    known = _atoms.covers.get((condition, options))
    if known is None:
        known = _remember(_atoms.covers, (condition, options), _covers(condition, options))
    return known


def _covers(condition: Condition, options: tuple[Condition, ...]) -> Tri:
    if any(option in (condition, TRUE) for option in options):
        return Tri.YES
    if not any(both(condition, option) for option in options):
        return Tri.NO
    if all(any(conjunction >= one for option in options for one in option) for conjunction in condition):
        return Tri.YES
    if sum(len(option) for option in options) == 1:
        return Tri.UNKNOWN if condition else Tri.YES
    names = sorted({abs(number) for formula in (condition, *options) for part in formula for number in part})
    if len(names) > MAX_LITERALS + 2:
        return Tri.UNKNOWN
    worlds = dict(zip(names, _worlds(len(names))))
    possible = _worlds_of(worlds, condition)
    for option in options:
        possible &= ~_worlds_of(worlds, option)
    for name, other in itertools.combinations(names, 2):
        if name in _atoms.group and _atoms.group[name] == _atoms.group.get(other):
            possible &= ~(worlds[name] & worlds[other])
    return Tri.UNKNOWN if possible else Tri.YES


@cache
def _worlds(count: int) -> tuple[int, ...]:
    """For each of `count` atoms the worlds in which it holds, as bits: world 6 is where the second and third hold."""
    every = (1 << (1 << count)) - 1
    return tuple(every // ((1 << (1 << place)) + 1) << (1 << place) for place in range(count))


def _worlds_of(worlds: dict[int, int], condition: Condition) -> int:
    """The worlds in which a condition holds."""
    found = 0
    for alternative in condition:
        each = (1 << (1 << len(worlds))) - 1
        for number in alternative:
            each &= worlds[number] if number > 0 else ~worlds[-number]
        found |= each
    return found


def symbols(condition: Condition) -> Iterator[Sym]:
    """What a condition asks about."""
    for number in sorted({abs(number) for alternative in condition for number in alternative}):
        for part in _atoms.meanings[number][1:]:
            yield from symbols_in(part)


def describe(condition: Condition) -> str:
    """A condition as a person would write it; empty for always."""
    if condition == TRUE:
        return ""
    alternatives = sorted(" and ".join(sorted(map(_literal_text, alternative))) for alternative in condition)
    return " or ".join(alternatives) if alternatives else "never"


def _literal_text(number: Literal) -> str:
    positive = number > 0
    match _atoms.meanings[abs(number)]:
        case ("none", form):
            return f"{_text(form)} is {'' if positive else 'not '}None"
        case ("eq", left, right):
            return f"{_text(left)} {'==' if positive else '!='} {_text(right)}"
        case ("lt", left, right):
            return f"{_text(left)} {'<' if positive else '>='} {_text(right)}"
        case ("true", form):
            return f"{'' if positive else 'not '}{_text(form)}"
        case ("in", item, container):
            return f"{_text(item)} {'' if positive else 'not '}in {_text(container)}"
        case ("unknown", _):
            return "an unknown condition"
        case (kind, *parts):
            return f"{'' if positive else 'not '}{kind}({', '.join(_text(part) for part in parts)})"
        case _:
            return "?"


def _text(part: object) -> str:
    """A part of an atom: keys of constants and of names of other packages as they stand in the source."""
    match part:
        case ("reference", str(name)):
            return name
        case ("str" | "int" | "float" | "bool", constant):
            return repr(constant)
        case _:
            return text(part)


__all__ = [
    "FALSE", "TRUE", "Atoms", "Condition", "Iterable", "both", "covers", "current", "describe", "either", "gave_up",
    "holds", "literal", "negate", "substituted", "unknown", "use",
]  # fmt: skip
