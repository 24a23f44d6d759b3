"""Supports: the sets in which values lie, as Pyro's constraints describe them, with three-valued inclusion.

A support is the constraint of one event (`pyro.distributions.constraints`). An elementwise constraint over
`event_dim` rightmost dims is what Pyro writes as `independent(base, event_dim)`.
"""

from __future__ import annotations

from pyroast.facts import Tri, all_of
from pyroast.records import dataclass, field, replace
from pyroast.symbolic import Form, Sym, fresh, order, text

INFINITY = float("inf")
INTERVAL, WHOLE = "interval", "integer_interval"


@dataclass(frozen=True, slots=True)
class Support:
    """A set of values.

    `kind` is "interval" or "integer_interval", whose `lower` and `upper` bounds are forms (infinite where there is
    none), or the name of a constraint that constrains several elements together: "simplex", "sphere", "ordered_vector",
    "lower_cholesky", "one_hot", …, or one of "stack", "cat", "masked", whose `parts` hold for some of the elements each.
    `multinomial` has its count as `upper`. `event_dim` counts all dims of one event, those of independent elements
    included. An open bound does not belong to an interval; of whole numbers it always does. `spelling` is the name of
    a constraint that is the same set as another one; it does not tell supports apart.
    """

    kind: str
    lower: Form = -INFINITY
    upper: Form = INFINITY
    event_dim: int = 0
    open_lower: bool = False
    open_upper: bool = False
    parts: tuple[Support, ...] = ()
    spelling: str = field(default="", compare=False)

    def __str__(self) -> str:
        return describe(self)


REAL = Support(INTERVAL)
POSITIVE = Support(INTERVAL, 0, open_lower=True)
NONNEGATIVE = Support(INTERVAL, 0)
UNIT_INTERVAL = Support(INTERVAL, 0, 1)
BOOLEAN = Support(WHOLE, 0, 1)
INTEGER = Support(WHOLE)
NONNEGATIVE_INTEGER = Support(WHOLE, 0)
POSITIVE_INTEGER = Support(WHOLE, 1)
SIMPLEX = Support("simplex", 0, 1, event_dim=1)

NAMED: dict[str, Support] = {
    "real": REAL,
    "positive": POSITIVE,
    "nonnegative": NONNEGATIVE,
    "unit_interval": UNIT_INTERVAL,
    "boolean": BOOLEAN,
    "integer": INTEGER,
    "nonnegative_integer": NONNEGATIVE_INTEGER,
    "positive_integer": POSITIVE_INTEGER,
    "simplex": SIMPLEX,
    "softplus_positive": replace(POSITIVE, spelling="softplus_positive"),
    "softplus_lower_cholesky": Support("lower_cholesky", event_dim=2, spelling="softplus_lower_cholesky"),
    "real_vector": replace(REAL, event_dim=1),
    "one_hot": Support("one_hot", 0, 1, 1),
    "sphere": Support("sphere", -1, 1, 1),
    "ordered_vector": Support("ordered_vector", event_dim=1),
    "positive_ordered_vector": Support("positive_ordered_vector", 0, event_dim=1),
    "corr_matrix": Support("corr_matrix", -1, 1, 2),
    "corr_cholesky": Support("corr_cholesky", -1, 1, 2),
    **{
        name: Support(name, event_dim=2)
        for name in (
            "lower_cholesky", "lower_triangular", "unit_lower_cholesky", "positive_definite", "positive_semidefinite",
            "symmetric", "square",
        )
    },
}  # fmt: skip
"""The constants of `pyro.distributions.constraints`."""

_SETS = {
    support: name
    for name, support in reversed(NAMED.items())
    if not support.spelling and name != "real_vector"
}
_DISCRETE = frozenset({WHOLE, "one_hot", "multinomial", "one_one_matching", "one_two_matching"})
_OWN_DIMS = {INTERVAL: 0, WHOLE: 0} | {support.kind: support.event_dim for support in _SETS}
_OWN_DIMS |= {"multinomial": 1, "coalescent_times": 1, "one_one_matching": 1, "one_two_matching": 1}

_WIDER: dict[str, tuple[str, ...]] = {
    "positive_ordered_vector": ("ordered_vector",),
    "one_hot": ("simplex", "sphere"),
    "corr_cholesky": ("lower_cholesky",),
    "unit_lower_cholesky": ("lower_cholesky",),
    "lower_cholesky": ("lower_triangular",),
    "lower_triangular": ("square",),
    "corr_matrix": ("positive_definite",),
    "positive_definite": ("positive_semidefinite",),
    # The determinant of a draw is zero with probability zero.
    "positive_semidefinite": ("positive_definite", "symmetric"),
    "symmetric": ("square",),
}


def interval(
    lower: Form = -INFINITY, upper: Form = INFINITY, open_lower: bool = False, open_upper: bool = False
) -> Support:
    """All numbers between two bounds, of which the open ones do not belong to it."""
    return Support(INTERVAL, lower, upper, open_lower=open_lower, open_upper=open_upper)


def integers(lower: Form = -INFINITY, upper: Form = INFINITY) -> Support:
    """All whole numbers between two bounds, which belong to it."""
    return Support(WHOLE, lower, upper)


def multinomial(count: Form) -> Support:
    """`constraints.multinomial(count)`: vectors of whole numbers that add up to at most `count`."""
    return Support("multinomial", 0, count, 1)


def mixed(kind: str, parts: tuple[Support, ...], event_dim: int) -> Support:
    """`constraints.stack`, `constraints.cat` or a masked mixture: each part holds for some of the elements."""
    if kind == "masked" and all(part == parts[0] for part in parts):
        return parts[0]
    return Support(kind, event_dim=event_dim, parts=parts)


def independent(base: Support, dims: int) -> Support:
    """`constraints.independent(base, dims)`."""
    return replace(base, event_dim=base.event_dim + dims)


def unknown_bound() -> Form:
    """A bound of which nothing is known: there may be none."""
    return fresh("bound")


def is_discrete(support: Support) -> bool:
    """`constraint.is_discrete`."""
    if support.parts:
        return any(is_discrete(part) for part in support.parts)
    return support.kind in _DISCRETE


def elements(support: Support) -> Support:
    """The smallest interval that holds every element of the values of a support, taken by itself."""
    if support.parts:
        return hull([elements(part) for part in support.parts])
    if support.kind in (INTERVAL, WHOLE):
        return replace(support, event_dim=0, spelling="")
    return Support(WHOLE if support.kind in _DISCRETE else INTERVAL, support.lower, support.upper)


def hull(intervals: list[Support]) -> Support:
    """The smallest interval that holds some elementwise supports; it has no bound where bounds cannot be ordered."""
    first, *others = intervals
    for other in others:
        low, high = _order(first.lower, other.lower), _order(first.upper, other.upper)
        lower = -INFINITY if low is None else first.lower if low <= 0 else other.lower
        upper = INFINITY if high is None else first.upper if high >= 0 else other.upper
        first = Support(WHOLE if {first.kind, other.kind} == {WHOLE} else INTERVAL, lower, upper)
    return first


def includes(outer: Support, inner: Support) -> Tri:
    """Whether every value of `inner` lies in `outer`, whatever dims are counted as those of one event.

    A boundary that a continuous draw never hits does not count: draws from an open and from the closed interval are the
    same. Whole numbers do hit it: 0 is a nonnegative integer that is not positive, and so inclusion is transitive only
    among supports that are all discrete or all continuous. A no speaks of events of more than one
    element, as in a vector of one element every order and many other constraints hold.
    """
    if outer.parts or inner.parts:
        return _includes_mixed(outer, inner)
    if outer.kind in (INTERVAL, WHOLE):
        return _includes_elements(elements(outer), elements(inner), _attains(inner))
    bounds = elements(outer)
    if outer.kind == "multinomial":
        bounds = replace(bounds, kind=INTERVAL)  # its check does not ask for whole numbers
    spread = _includes_elements(bounds, elements(inner), False)
    if spread is Tri.NO and not _may_be_point(inner):
        return Tri.NO
    if inner.kind in (INTERVAL, WHOLE):
        loose = outer.kind in ("square", "multinomial") or _may_be_point(inner)
        return Tri.UNKNOWN if loose else Tri.NO
    if inner.kind == outer.kind:
        same_bounds = inner.lower == outer.lower and inner.upper == outer.upper
        return Tri.YES if same_bounds else spread if outer.kind == "multinomial" else Tri.UNKNOWN
    if outer.kind == "multinomial":
        return _in_multinomial(outer, inner)
    if outer.kind in _wider(inner.kind):
        return Tri.YES
    if inner.kind == "multinomial" and _order(inner.upper, 1) in (0, None):
        return Tri.UNKNOWN  # a count of one makes one-hot vectors
    comparable = _OWN_DIMS.get(outer.kind) == _OWN_DIMS.get(inner.kind)
    private = {"coalescent_times", "one_one_matching", "one_two_matching"}
    return Tri.UNKNOWN if not comparable or {outer.kind, inner.kind} & private else Tri.NO


def disjoint(left: Support, right: Support) -> Tri:
    """Whether no value lies in both supports; a common boundary of continuous ones does not count."""
    if left.parts or right.parts:
        pairs = [(a, b) for a in left.parts or (left,) for b in right.parts or (right,)]
        apart = all_of(disjoint(a, b) for a, b in pairs)
        return apart if apart is Tri.YES else Tri.UNKNOWN
    a, b = elements(left), elements(right)
    touching = -1 if a.kind == b.kind == INTERVAL else 0
    signs = [_order(b.lower, a.upper), _order(a.lower, b.upper)]
    if any(sign is not None and sign > touching for sign in signs):
        return Tri.YES
    known = None not in signs and left.kind == right.kind
    return Tri.NO if known and left.kind in (INTERVAL, WHOLE) else Tri.UNKNOWN


def _includes_mixed(outer: Support, inner: Support) -> Tri:
    if outer == inner:
        return Tri.YES
    fact = all_of(
        includes(one, other) for one in outer.parts or (outer,) for other in inner.parts or (inner,)
    )
    # A mask may choose one part alone, and of two mixtures it is not known which parts meet.
    certain = "masked" not in (outer.kind, inner.kind) and not (outer.parts and inner.parts)
    return fact if certain or fact is Tri.YES else Tri.UNKNOWN


def _includes_elements(outer: Support, inner: Support, attained: bool) -> Tri:
    if outer.kind == WHOLE and inner.kind == INTERVAL:
        return Tri.UNKNOWN if _may_be_point(inner) else Tri.NO
    low, high = _order(inner.lower, outer.lower), _order(outer.upper, inner.upper)
    facts = (
        _within(low, attained and outer.open_lower and inner.lower != -INFINITY),
        _within(high, attained and outer.open_upper and inner.upper != INFINITY),
    )
    return all_of(facts)


def _within(sign: int | None, strictly: bool) -> Tri:
    if sign is None:
        return Tri.UNKNOWN
    return Tri.YES if sign > 0 or (sign == 0 and not strictly) else Tri.NO


def _attains(support: Support) -> bool:
    """Whether some elements lie on the bounds: those of whole numbers, and the ones of a correlation matrix."""
    return is_discrete(support) or support.kind in ("corr_matrix", "corr_cholesky")


def _may_be_point(support: Support) -> bool:
    """Whether a support may hold one number only."""
    return _order(support.lower, support.upper) == 0


def _in_multinomial(outer: Support, inner: Support) -> Tri:
    """Pyro checks elements and sum only (`torch.distributions.constraints._Multinomial.check`)."""
    if inner.kind != "one_hot":
        return Tri.UNKNOWN
    sign = _order(outer.upper, 1)
    return Tri.UNKNOWN if sign is None else Tri.YES if sign >= 0 else Tri.NO


def _wider(kind: str) -> set[str]:
    """The kinds of which a kind of several elements is a part."""
    found: set[str] = set()
    waiting = [kind]
    while waiting:
        for name in _WIDER.get(waiting.pop(), ()):
            if name not in found:
                found.add(name)
                waiting.append(name)
    return found


def _order(left: Form, right: Form) -> int | None:
    """The sign of `left - right` for two bounds. A symbolic bound is finite, unless nothing is known of it."""
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        return (left > right) - (left < right)
    if left == right:
        return 0
    sign = (
        1
        if left == INFINITY or right == -INFINITY
        else -1
        if right == INFINITY or left == -INFINITY
        else None
    )
    if sign is None:
        return order(left, right)
    unknown = any(isinstance(bound, Sym) and bound.origin[0] == "bound" for bound in (left, right))
    return None if unknown and sign < 0 else sign


def describe(support: Support) -> str:
    """A support in the words of Pyro's constraints."""
    own = _OWN_DIMS.get(support.kind, support.event_dim)
    if support.parts:
        return f"{support.kind}({', '.join(map(describe, support.parts))})"
    base = replace(support, event_dim=own)
    name = support.spelling or _SETS.get(base) or _built(base)
    dims = support.event_dim - own
    return f"independent({name}, {dims})" if dims else name


def _built(support: Support) -> str:
    """The call that makes a constraint that has no name."""
    lower, upper = _number(support.lower), _number(support.upper)
    match support.kind:
        case "interval" if support.upper == INFINITY:
            return f"greater_than({lower})" if support.open_lower else f"greater_than_eq({lower})"
        case "interval" if support.lower == -INFINITY:
            return f"less_than({upper})"
        case "interval" if support.open_upper and not support.open_lower:
            return f"half_open_interval({lower}, {upper})"
        case "multinomial":
            return f"multinomial({upper})"
        case "interval" | "integer_interval":
            return f"{support.kind}({lower}, {upper})"
        case kind:
            return kind


def _number(bound: Form) -> str:
    whole = isinstance(bound, float) and bound.is_integer()
    return text(int(bound) if whole and isinstance(bound, float) else bound)
