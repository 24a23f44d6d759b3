"""Path conditions: small formulas over literals, compared without ever enumerating paths.

A condition is a set of alternatives, each a set of literals. A literal is the number of an atom, negative where the
atom does not hold. `TRUE` has the one empty alternative, `FALSE` has none. Anything beyond the limits becomes an
atom of its own that correlates with nothing: the condition is then unknown.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Callable, Iterable, Set
from functools import cache, lru_cache

from pyroast.facts import Tri
from pyroast.symbolic import SYMBOLIC, Form, Sym, fresh, substitute, text

MAX_LITERALS = 8
MAX_ALTERNATIVES = 6

ConditionAtom = tuple[object, ...]
Literal = int
Conjunction = frozenset[Literal]
Condition = frozenset[Conjunction]

TRUE: Condition = frozenset({frozenset()})
FALSE: Condition = frozenset()

_numbers: dict[ConditionAtom, int] = {}
_atoms: list[ConditionAtom] = [()]
_groups: dict[object, int] = {}
_group: dict[int, int] = {}
"""Of an atom its group: no two atoms of one hold together, as far as their meaning is modelled."""

_members: dict[Condition, tuple[frozenset[int], frozenset[int]]] = {}
"""The atoms of a condition, and the groups of those that it says to hold."""

Row = tuple[list[int], int, Conjunction]
"""Of a conjunction its sorted literals, its atoms as bits of which several may share one, and itself."""

_rows: dict[Conjunction, Row] = {}


def reset() -> None:
    """Forget all atoms, so that each file is analysed in the same way."""
    for table in (_numbers, _groups, _group, _members, _rows):
        table.clear()
    del _atoms[1:]
    for function in (both, either, negate, covers):
        function.cache_clear()


def literal(atom: ConditionAtom, positive: bool = True) -> Condition:
    """The condition that one atom holds, or does not."""
    number = _numbers.get(atom)
    if number is None:
        number = _numbers[atom] = len(_atoms)
        _atoms.append(atom)
        group = _group_of(atom)
        if group is not None:
            _group[number] = _groups.setdefault(group, number)
    return frozenset({frozenset({number if positive else -number})})


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
            atom = tuple(part(one) for one in _atoms[abs(number)])
            conjunction = both(conjunction, literal(atom, number > 0))
        result = either(result, conjunction)
    return result


def gave_up(condition: Condition) -> bool:
    """Whether a condition is what is left of one that grew beyond the limits."""
    return any(
        _atoms[abs(number)][0] == "unknown"
        and getattr(_atoms[abs(number)][1], "origin", ("",))[0] == "complicated"
        for alternative in condition
        for number in alternative
    )


@lru_cache(maxsize=100_000)
def both(left: Condition, right: Condition) -> Condition:
    """Conjunction."""
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


@lru_cache(maxsize=100_000)
def either(left: Condition, right: Condition) -> Condition:
    """Disjunction."""
    if left == TRUE or right == TRUE:
        return TRUE
    if not left or left == right:
        return right
    if not right:
        return left
    apart = _members_of(left)[0].isdisjoint(_members_of(right)[0])
    return _within_limits(left | right if apart else _merged(set(left | right)))


@lru_cache(maxsize=100_000)
def negate(condition: Condition) -> Condition:
    """Negation."""
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
    known = _members.get(condition)
    if known is None:
        numbers = {number for alternative in condition for number in alternative}
        groups = frozenset([_group[number] for number in numbers if number in _group])
        known = _members[condition] = frozenset(map(abs, numbers)), groups
    return known


def _within_limits(kept: Set[Conjunction]) -> Condition:
    if len(kept) > MAX_ALTERNATIVES or max(map(len, kept), default=0) > MAX_LITERALS:
        return unknown("complicated")
    return frozenset(kept)


def _merged(kept: set[Conjunction]) -> set[Conjunction]:
    """The alternatives, where two are one conjunction replaced by it: always the first two in their order."""
    rows = sorted([_rows.get(alternative) or _row(alternative) for alternative in kept])
    tried = new = 0  # each row before `tried` can be merged with none, unless with the row at `new`
    while True:
        found = _mergeable(rows, tried, new)
        if found is None:
            return {alternative for _, _, alternative in rows}
        first, second, merged = found
        del rows[second], rows[first]
        row = _rows.get(merged) or _row(merged)
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
    row = _rows[alternative] = sorted(alternative), atoms, alternative
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
        if number in _group:
            if _group[number] in groups:
                return False
            groups.add(_group[number])
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


@lru_cache(maxsize=100_000)
def covers(condition: Condition, options: tuple[Condition, ...]) -> Tri:
    """Whether `condition` implies that one of `options` holds: yes; no if none ever can with it; else unknown."""
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
        if name in _group and _group[name] == _group.get(other):
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


def describe(condition: Condition) -> str:
    """A condition as a person would write it; empty for always."""
    if condition == TRUE:
        return ""
    alternatives = sorted(" and ".join(sorted(map(_literal_text, alternative))) for alternative in condition)
    return " or ".join(alternatives) if alternatives else "never"


def _literal_text(number: Literal) -> str:
    positive = number > 0
    match _atoms[abs(number)]:
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
    "FALSE", "TRUE", "Condition", "Iterable", "both", "covers", "describe", "either", "gave_up", "holds", "literal",
    "negate", "reset", "substituted", "unknown",
]  # fmt: skip
