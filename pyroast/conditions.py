"""Path conditions: small formulas over literals, compared without ever enumerating paths.

A condition is a set of alternatives, each a set of literals; a literal is an atom and its polarity. `TRUE` has
the one empty alternative, `FALSE` has none. Anything beyond the limits becomes a literal of its own that
correlates with nothing: the condition is then unknown.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from pyroast.facts import Tri
from pyroast.symbolic import App, Sym, fresh, text

MAX_LITERALS = 8
MAX_ALTERNATIVES = 6

ConditionAtom = tuple[object, ...]
Literal = tuple[ConditionAtom, bool]
Conjunction = frozenset[Literal]
Condition = frozenset[Conjunction]

TRUE: Condition = frozenset({frozenset()})
FALSE: Condition = frozenset()


def literal(atom: ConditionAtom, positive: bool = True) -> Condition:
    """The condition that one atom holds, or does not."""
    return frozenset({frozenset({(atom, positive)})})


def unknown(reason: str = "unknown") -> Condition:
    """A condition that nothing else correlates with."""
    return literal(("unknown", fresh(reason)))


def both(left: Condition, right: Condition) -> Condition:
    """Conjunction."""
    if left == TRUE:
        return right
    if right == TRUE or left == right:
        return left
    alternatives = {a | b for a, b in itertools.product(left, right)}
    return _bounded(alternative for alternative in alternatives if consistent(alternative))


def either(left: Condition, right: Condition) -> Condition:
    """Disjunction."""
    if left == TRUE or right == TRUE:
        return TRUE
    if not left or left == right:
        return right
    if not right:
        return left
    return _bounded(left | right)


def negate(condition: Condition) -> Condition:
    """Negation."""
    if condition == TRUE:
        return FALSE
    result = TRUE
    for alternative in sorted(condition, key=repr):
        opposite: Condition = frozenset(frozenset({(atom, not positive)}) for atom, positive in alternative)
        result = both(result, opposite)
    return result


def _bounded(alternatives: Iterable[Conjunction]) -> Condition:
    kept = set(alternatives)
    changed = True
    while changed:
        changed = False
        for left, right in itertools.combinations(sorted(kept, key=repr) if len(kept) > 1 else kept, 2):
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
    if len(difference) == 2:
        (first, _), (second, _) = difference
        if first == second:
            return left & right
    if len(right) == 1 or len(left) == 1:
        return None
    return None


def consistent(alternative: Conjunction) -> bool:
    """Whether the literals can hold together, as far as their meaning is modelled."""
    if len(alternative) < 2:
        return True
    for atom, positive in alternative:
        if positive and (atom, False) in alternative:
            return False
    equal: dict[object, object] = {}
    for atom, positive in alternative:
        if not positive:
            continue
        if atom[0] == "none" and (("true", atom[1]), True) in alternative:
            return False
        if atom[0] == "eq" and not isinstance(atom[2], (Sym, App)):
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
    if not both(path, condition):
        return Tri.NO
    return covers(path, (condition,))


def covers(condition: Condition, options: Iterable[Condition]) -> Tri:
    """Whether `condition` implies that one of `options` holds: yes; no if none ever can with it; else unknown."""
    choices = list(options)
    if condition == TRUE and TRUE in choices:
        return Tri.YES
    if any(option == condition or option == TRUE for option in choices):
        return Tri.YES
    possible = [both(condition, option) for option in choices]
    if not any(possible):
        return Tri.NO
    names = sorted(
        {atom for formula in (condition, *choices) for alternative in formula for atom, _ in alternative}, key=repr
    )
    if len(names) > MAX_LITERALS + 2:
        return Tri.UNKNOWN
    for world in _worlds(names):
        if _satisfied(condition, world) and not any(_satisfied(option, world) for option in choices):
            return Tri.UNKNOWN
    return Tri.YES


def _worlds(names: list[ConditionAtom]) -> Iterator[Conjunction]:
    for signs in itertools.product((True, False), repeat=len(names)):
        world = frozenset(zip(names, signs))
        if consistent(world):
            yield world


def _satisfied(condition: Condition, world: Conjunction) -> bool:
    return any(alternative <= world for alternative in condition)


def describe(condition: Condition) -> str:
    """A condition as a person would write it; empty for always."""
    if condition == TRUE:
        return ""
    alternatives = sorted(" and ".join(sorted(map(_literal_text, alternative))) for alternative in condition)
    return " or ".join(alternatives) if alternatives else "never"


def _literal_text(item: Literal) -> str:
    atom, positive = item
    match atom:
        case ("none", form):
            return f"{text(form)} is {'' if positive else 'not '}None"
        case ("eq", left, right):
            return f"{text(left)} {'==' if positive else '!='} {text(right)}"
        case ("lt", left, right):
            return f"{text(left)} {'<' if positive else '>='} {text(right)}"
        case ("true", form):
            return f"{'' if positive else 'not '}{text(form)}"
        case ("unknown", _):
            return "an unknown condition"
        case _:
            return f"{'' if positive else 'not '}{atom[0]}({', '.join(text(part) for part in atom[1:])})"
