"""Pyro's constraints in the words of pyroast's supports, so that the two can be compared."""

from __future__ import annotations

from typing import Any

import torch
from pyro.distributions import constraints

from pyroast.supports import INFINITY, NAMED, Support, independent, integers, interval, multinomial

_NAMED: tuple[tuple[Any, str], ...] = tuple(
    (type(getattr(constraints, name)), name)
    for name in (
        "simplex",
        "one_hot",
        "sphere",
        "ordered_vector",
        "lower_cholesky",
        "corr_cholesky",
        "corr_matrix",
        "positive_definite",
    )
)


def support_of(constraint: Any) -> Support | None:
    """The support that a constraint describes; None for one that is not compared, or whose bounds vary."""
    if isinstance(constraint, constraints.independent):
        base = support_of(constraint.base_constraint)
        return None if base is None else independent(base, constraint.reinterpreted_batch_ndims)
    name = type(constraint).__name__
    if name == "MixtureSameFamilyConstraint":
        return support_of(constraint.base_constraint)
    for kind, word in _NAMED:
        if type(constraint) is kind:
            return NAMED[word]
    lower, upper = _bound(constraint, "lower_bound", -INFINITY), _bound(constraint, "upper_bound", INFINITY)
    if lower is None or upper is None:
        return None
    match name:
        case "_Real":
            return interval()
        case "_Boolean":
            return integers(0, 1)
        case "_GreaterThan" | "_SoftplusPositive":
            return interval(lower, open_lower=True)
        case "_GreaterThanEq":
            return interval(lower)
        case "_LessThan":
            return interval(upper=upper, open_upper=True)
        case "_Interval":
            return interval(lower, upper)
        case "_HalfOpenInterval":
            return interval(lower, upper, open_upper=True)
        case "_IntegerInterval" | "_IntegerGreaterThan" | "_IntegerLessThan":
            return integers(lower, upper)
        case "_Multinomial":
            return multinomial(upper)
        case _:
            return None


def _bound(constraint: Any, name: str, default: float) -> float | None:
    value = getattr(constraint, name, default)
    if not isinstance(value, torch.Tensor):
        return float(value)
    if value.numel() == 0 or bool((value != value.reshape(-1)[0]).any()):
        return None
    return float(value.reshape(-1)[0])
