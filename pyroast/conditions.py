"""Path conditions: small formulas over literals, compared without ever enumerating paths.

A condition is a set of alternatives, each a set of literals. A literal is the number of an atom, negative where the
atom does not hold. `TRUE` has the one empty alternative, `FALSE` has none. Anything beyond the limits becomes an
atom of its own that correlates with nothing: the condition is then unknown.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pyroast.facts import Tri
from pyroast.symbolic import SYMBOLIC, fresh, text

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


def reset() -> None:
    """Forget all atoms, so that each file is analysed in the same way."""
    _numbers.clear()
    del _atoms[1:]
    for function in (both, either, negate, covers, _consistent):
        function.cache_clear()


def literal(atom: ConditionAtom, positive: bool = True) -> Condition:
    """The condition that one atom holds, or does not."""
    number = _numbers.get(atom)
    if number is None:
        number = _numbers[atom] = len(_atoms)
        _atoms.append(atom)
    return frozenset({frozenset({number if positive else -number})})


def unknown(reason: str = "unknown") -> Condition:
    """A condition that nothing else correlates with."""
    return literal(("unknown", fresh(reason)))


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
    alternatives = {a | b for a in left for b in right}
    return _bounded({alternative for alternative in alternatives if _consistent(alternative)})


@lru_cache(maxsize=100_000)
def either(left: Condition, right: Condition) -> Condition:
    """Disjunction."""
    if left == TRUE or right == TRUE:
        return TRUE
    if not left or left == right:
        return right
    if not right:
        return left
    return _bounded(set(left | right))


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


def _bounded(kept: set[Conjunction]) -> Condition:
    changed = len(kept) > 1
    while changed:
        changed = False
        for left, right in itertools.combinations(sorted(kept, key=sorted), 2):
            merged = _merge(left, right)
            if merged is not None:
                kept -= {left, right}
                kept.add(merged)
                changed = True
                break
    if len(kept) > MAX_ALTERNATIVES or any(len(alternative) > MAX_LITERALS for alternative in kept):
        return unknown("complicated")
    return frozenset(kept)


def _merge(left: Conjunction, right: Conjunction) -> Conjunction | None:
    """`left or right` as one conjunction, where one absorbs the other or they differ in one polarity."""
    if left <= right:
        return left
    if right <= left:
        return right
    difference = left ^ right
    if len(difference) == 2 and sum(difference) == 0:
        return left & right
    return None


@lru_cache(maxsize=100_000)
def _consistent(alternative: Conjunction) -> bool:
    """Whether the literals can hold together, as far as their meaning is modelled."""
    if len(alternative) < 2:
        return True
    for number in alternative:
        if -number in alternative:
            return False
    equal: dict[object, object] = {}
    for number in alternative:
        if number < 0:
            continue
        atom = _atoms[number]
        if atom[0] == "none" and _numbers.get(("true", atom[1])) in alternative:
            return False
        if atom[0] == "eq" and not isinstance(atom[2], SYMBOLIC):
            if equal.setdefault(atom[1], atom[2]) != atom[2]:
                return False
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
    for world in _worlds(names):
        if _satisfied(condition, world) and not any(_satisfied(option, world) for option in options):
            return Tri.UNKNOWN
    return Tri.YES


def _worlds(names: list[int]) -> Iterator[Conjunction]:
    related = sum(_atoms[name][0] in ("none", "true", "eq") for name in names) > 1
    for choice in itertools.product(*((name, -name) for name in names)):
        world = frozenset(choice)
        if not related or _consistent.__wrapped__(world):
            yield world


def _satisfied(condition: Condition, world: Conjunction) -> bool:
    return any(alternative <= world for alternative in condition)


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
            return f"{text(form)} is {'' if positive else 'not '}None"
        case ("eq", left, right):
            return f"{text(left)} {'==' if positive else '!='} {text(right)}"
        case ("lt", left, right):
            return f"{text(left)} {'<' if positive else '>='} {text(right)}"
        case ("true", form):
            return f"{'' if positive else 'not '}{text(form)}"
        case ("in", item, container):
            return f"{text(item)} {'' if positive else 'not '}in {text(container)}"
        case ("unknown", _):
            return "an unknown condition"
        case (kind, *parts):
            return f"{'' if positive else 'not '}{kind}({', '.join(text(part) for part in parts)})"
        case _:
            return "?"


__all__ = [
    "FALSE", "TRUE", "Condition", "Iterable", "both", "covers", "describe", "either", "gave_up", "holds", "literal",
    "negate", "reset", "unknown",
]  # fmt: skip
