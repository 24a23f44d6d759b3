"""Attributes of distributions: moments, support, and the parameters, which torch broadcasts to batch_shape."""

from __future__ import annotations

from pyroast.library import distributions as table
from pyroast.library.distribution_rules import defaults_of, evaluate, whole
from pyroast.library.distribution_supports import expressed, made
from pyroast.library.distribution_values import full_shape, value_shape
from pyroast.protocol import Machine
from pyroast.shapes import Shape, broadcast_shapes
from pyroast.supports import elements
from pyroast.symbolic import app, form_slots, fresh
from pyroast.values import NONE, Constant, Distribution, Symbol, Value, form_of

MOMENTS = ("mean", "variance", "stddev", "mode")


def attribute(m: Machine, fn: Distribution, name: str) -> Value | None:
    """`fn.name`, where it is a moment, the support or a parameter; None where it is none of them."""
    info = table.lookup(fn.qualified)
    if name in MOMENTS:
        shape = full_shape(fn) if info is None or not _wider(fn, info) else None
        return Symbol(fresh(name), True, True, True, shape, "float")
    if name == "support":
        return made(m, fn.support, m.here)
    return None if info is None or name not in info.kept else _parameter(m, fn, info, name)


def _wider(fn: Distribution, info: table.DistributionInfo) -> bool:
    """Whether a part that has no say in batch_shape may widen a moment (`MixtureSameFamily.mean`)."""
    parts = [fn.argument(name) for name, dims in info.param_event_dims.items() if dims is None]
    return any(
        broadcast_shapes(part.batch_shape, fn.batch_shape) != fn.batch_shape
        for part in parts
        if isinstance(part, Distribution)
    )


def _parameter(m: Machine, fn: Distribution, info: table.DistributionInfo, name: str) -> Value | None:
    """A parameter as the distribution keeps it: broadcast, or computed from another one as `logits` is from `probs`."""
    given = {**defaults_of(info.parameters), **dict(fn.arguments)}
    own = given.get(name, NONE)
    source = name if own != NONE else _rival(info, given, name)
    if source is None or isinstance(own, Distribution):
        return None
    value = m.select(given[source])
    shape = _kept_shape(m, fn, info, given, source, value)
    if source == name and isinstance(value, Symbol) and value.tensor and value.shape == shape:
        return value
    form = form_of(value)
    made_from = app("parameter", form_slots(form), name) if form is not None else fresh(name)
    support = value.support if source == name and isinstance(value, Symbol) else None
    constraint = expressed(m, info.arg_constraints.get(name), given) if support is None else None
    support = elements(constraint) if constraint is not None else support
    dtype = value.dtype if isinstance(value, Symbol) else "float"
    return Symbol(made_from, True, True, True, shape, dtype, support)


def _rival(info: table.DistributionInfo, given: dict[str, Value], name: str) -> str | None:
    """The parameter that is given in the place of another one."""
    group = next((group for group in info.exclusive if name in group), ())
    return next((other for other in group if given.get(other, NONE) != NONE), None)


def _kept_shape(
    m: Machine,
    fn: Distribution,
    info: table.DistributionInfo,
    given: dict[str, Value],
    name: str,
    value: Value,
) -> Shape | None:
    dims, own = whole(evaluate(m, info.param_event_dims.get(name), given)), value_shape(value)
    if (
        own is None
        or dims is None
        or fn.batch_shape is None
        or (dims > len(own) and not isinstance(value, Constant))
    ):
        return None
    return (*fn.batch_shape, *own[len(own) - dims :]) if dims else fn.batch_shape
