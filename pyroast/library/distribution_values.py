"""Constraints, transforms and wrapped distributions as values, and their shapes."""

from __future__ import annotations

from collections.abc import Mapping

from pyroast.records import dataclass, field, replace
from pyroast.shapes import Shape
from pyroast.supports import Support, independent
from pyroast.symbolic import fresh
from pyroast.values import Choice, Constant, Distribution, Object, Symbol, Value


@dataclass(slots=True, eq=False)
class Constraint(Object):
    """A constraint that a program made; `support` is None where it is not known."""

    support: Support | None = None


@dataclass(slots=True, eq=False)
class Transform(Object):
    """A transform, or what its `.condition(context)` gives, with its event dims, domain and codomain.

    `change` is what it adds to the size of the last dim, None if that is not all that it does to a shape; `parts` are those
    of a composition or an inverse. `arguments` are those of its constructor. `image` is the set of its results where that is
    less than the codomain that Pyro states.
    """

    name: str = ""
    domain: Support | None = None
    codomain: Support | None = None
    domain_dim: int | None = None
    codomain_dim: int | None = None
    change: int | None = None
    arguments: Mapping[str, Value] = field(default_factory=dict)
    parts: tuple[Transform, ...] = ()
    image: Support | None = None


@dataclass(slots=True, eq=False)
class Conditional(Object):
    """A conditional distribution: `.condition(context)` transforms `base` by `transforms`."""

    base: Value | None = None
    transforms: Value | None = None


def value_shape(value: Value) -> Shape | None:
    """The shape of a tensor or number, or the batch_shape of a distribution."""
    match value:
        case Symbol(tensor=True, shape=shape):
            return shape
        case Constant(value=bool() | int() | float()):
            return ()
        case Symbol(form=form):
            from pyroast.library.tensors.numbers import is_numeric_form

            return () if is_numeric_form(form) else None
        case Distribution(batch_shape=shape):
            return shape
        case Choice(alternatives=alternatives):
            return _common([value_shape(part) for _, part in alternatives])
        case _:
            return None


def _common(shapes: list[Shape | None]) -> Shape | None:
    """The shape of a value that has one of several: sizes that differ are not known."""
    first = shapes[0]
    if first is None or any(shape is None or len(shape) != len(first) for shape in shapes):
        return None
    columns = zip(*(shape for shape in shapes if shape is not None))
    return tuple(column[0] if len(set(column)) == 1 else fresh("size") for column in columns)


def unknown_sizes(count: int | None) -> Shape | None:
    """A shape of so many dims of which nothing else is known."""
    return None if count is None else tuple(fresh("size") for _ in range(count))


def full_shape(fn: Distribution) -> Shape | None:
    """batch_shape and event_shape."""
    if fn.batch_shape is None or fn.event_shape is None:
        return None
    return (*fn.batch_shape, *fn.event_shape)


def padded(support: Support | None, event_dim: int | None) -> Support | None:
    """A support with the event_dim of its distribution; some of Pyro's constraints count fewer dims."""
    if support is None or event_dim is None or support.event_dim >= event_dim:
        return support
    return independent(support, event_dim - support.event_dim)


def reinterpreted(fn: Distribution, count: int | None) -> Distribution:
    """`Independent(fn, count)` (`torch.distributions.Independent.__init__`).

    The count is None where it is not known; the support then has the dims that are known.
    """
    base = fn.base if fn.name == "Independent" and fn.base is not None else fn
    if count is None or fn.event_dim is None:
        batch, event, event_dim, support = None, None, None, fn.support
    else:
        event_dim, support = fn.event_dim + count, fn.support and independent(fn.support, count)
        batch, event = _moved(fn, count)
    return Distribution(
        "Independent",
        "pyro.distributions.Independent",
        event_dim,
        batch,
        event,
        support,
        has_enumerate=None if count is None and fn.has_enumerate else False,
        has_rsample=fn.has_rsample,
        base=base,
    )


def _moved(fn: Distribution, count: int) -> tuple[Shape | None, Shape | None]:
    """batch_shape and event_shape after `count` dims went from one to the other."""
    shape = full_shape(fn)
    if fn.event_shape is None or fn.event_dim is None or fn.event_dim + count < 0:
        return None, None
    if shape is None:
        known = fn.event_shape
        missing = unknown_sizes(max(count, 0)) or ()
        return None, (*missing, *known[max(-count, 0) :])
    cut = len(shape) - fn.event_dim - count
    return (shape[:cut], shape[cut:]) if cut >= 0 else (None, None)


def rebatched(fn: Distribution, batch: Shape | None) -> Distribution:
    """A distribution with another batch_shape, as `fn.expand` gives it."""
    base = fn.base
    if base is not None:
        inner: Shape | None = None
        if fn.name in ("MaskedDistribution", "ExpandedDistribution"):
            inner = batch
        elif fn.name == "Independent" and batch is not None and fn.event_shape is not None:
            if base.event_dim is not None and fn.event_dim is not None:
                inner = (*batch, *fn.event_shape[: fn.event_dim - base.event_dim])
        base = rebatched(base, inner)
    return replace(fn, batch_shape=batch, base=base)
