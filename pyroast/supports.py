"""Supports: the sets in which values lie, as Pyro's constraints describe them, with three-valued inclusion.

A support is the constraint of one event (`pyro.distributions.constraints`). An elementwise constraint over
`event_dim` rightmost dims is what Pyro writes as `independent(base, event_dim)`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pyroast.facts import Tri
from pyroast.symbolic import Form, order, text

INFINITY = float("inf")


@dataclass(frozen=True, slots=True)
class Support:
    """A set of values.

    `kind` is "interval" or "integer_interval", whose `lower` and `upper` bounds are forms (infinite where there is
    none), or the name of a constraint that constrains several elements together: "simplex", "sphere", "ordered",
    "lower_cholesky", "one_hot", … `event_dim` counts all dims of one event, those of independent elements included.
    """

    kind: str
    lower: Form = -INFINITY
    upper: Form = INFINITY
    event_dim: int = 0

    def __str__(self) -> str:
        return describe(self)


REAL = Support("interval")
POSITIVE = Support("interval", 0)
UNIT_INTERVAL = Support("interval", 0, 1)
BOOLEAN = Support("integer_interval", 0, 1)
NONNEGATIVE_INTEGER = Support("integer_interval", 0)
SIMPLEX = Support("simplex", 0, 1, event_dim=1)


def interval(lower: Form = -INFINITY, upper: Form = INFINITY) -> Support:
    """All numbers between two bounds."""
    return Support("interval", lower, upper)


def integers(lower: Form = -INFINITY, upper: Form = INFINITY) -> Support:
    """All whole numbers between two bounds, which belong to it."""
    return Support("integer_interval", lower, upper)


def independent(base: Support, dims: int) -> Support:
    """`constraints.independent(base, dims)`."""
    return replace(base, event_dim=base.event_dim + dims)


def includes(outer: Support, inner: Support) -> Tri:
    """Whether every value of `inner` lies in `outer`; a boundary that a continuous draw never hits does not count."""
    if outer == inner:
        return Tri.YES
    if outer.kind == inner.kind and outer.kind in ("interval", "integer_interval"):
        low, high = order(inner.lower, outer.lower), order(outer.upper, inner.upper)
        if low is not None and high is not None:
            return Tri.YES if low >= 0 and high >= 0 else Tri.NO
    return Tri.UNKNOWN


def describe(support: Support) -> str:
    """A support in the words of Pyro's constraints."""
    return f"{support.kind}({text(support.lower)}, {text(support.upper)})"
