"""Library models of distributions: constructors of distributions, transforms and constraints from the table."""

from __future__ import annotations

from pyroast.facts import Tri
from pyroast.library import argument_checks
from pyroast.library import distributions as table
from pyroast.library.argument_rules import Argument, Broadcast, First, Join, Rule, ShapeSize, Size
from pyroast.library.distribution_rules import Given, bind, defaults_of, evaluate, flag, sizes, whole
from pyroast.library.distribution_supports import expressed, factory
from pyroast.library.distribution_transforms import transform, transformed
from pyroast.library.distribution_values import (
    Conditional,
    padded,
    reinterpreted,
    unknown_sizes,
    value_shape,
)
from pyroast.library.registry import MODELS, Model
from pyroast.protocol import Arguments, Machine
from pyroast.records import replace
from pyroast.shapes import Shape, broadcast_shapes, same_shape
from pyroast.spans import Span
from pyroast.symbolic import fresh
from pyroast.values import NONE, Constant, Distribution, Value

__all__ = ["METHOD", "canonical_distribution", "construct", "constructor", "value_shape"]

METHOD = "pyro.distributions.Distribution"
"""The class under whose name the methods of all distributions are modelled."""


def canonical_distribution(name: str) -> str | None:
    """The canonical name of a distribution, transform or constraint, for any name it is exported under."""
    if ".distributions" not in name:
        return None
    for find in (table.lookup, table.transform, table.constraint):
        found = find(name)
        if found is not None:
            return found.name
    return None


def is_distribution_class(name: str) -> bool:
    """Whether a qualified name is that of a class of distributions."""
    info = table.lookup(name) if ".distributions." in name else None
    return info is not None and info.kind == "distribution"


def constructor(name: str) -> Model | None:
    """The model of the constructor of a distribution, transform or constraint, or None if the name is none."""
    if ".distributions." not in name:
        return None
    info = table.lookup(name)
    if info is not None:
        return _distribution(info)
    made = table.transform(name)
    if made is not None:
        return lambda m, arguments, span: transform(m, made, arguments, span)
    constraint = table.constraint(name)
    if constraint is not None and constraint.kind == "factory":
        return lambda m, arguments, span: factory(m, constraint, arguments, span)
    return None


def _distribution(info: table.DistributionInfo) -> Model | None:
    if info.kind == "conditional":
        return lambda m, arguments, span: _conditional(m, info, arguments, span)
    return (
        (lambda m, arguments, span: _checked(m, info, arguments, span))
        if info.kind == "distribution"
        else None
    )


def _checked(m: Machine, info: table.DistributionInfo, arguments: Arguments, span: Span) -> Value:
    """A distribution, whose arguments are held against what it demands of them."""
    made = construct(m, info, arguments)
    argument_checks.check(m, info, made, span)
    return made


def construct(m: Machine, info: table.DistributionInfo, arguments: Arguments) -> Value:
    """A distribution with the facts that its constructor arguments decide."""
    bound = bind(m, info.parameters, arguments)
    given = {**defaults_of(info.parameters), **bound} if arguments.complete else bound
    name = info.name.rpartition(".")[2]
    if name == "TransformedDistribution":
        parts = (bound.get("base_distribution", NONE), bound.get("transforms", NONE))
        return transformed(m, *parts, bound, info.name)
    if name == "Independent":
        return _independent(m, info, given, bound)
    event_dim = whole(evaluate(m, info.event_dim, given))
    return Distribution(
        name,
        info.name,
        event_dim,
        batch_shape=_batch_shape(m, info, given, bound),
        event_shape=_event_shape(m, info, given, event_dim),
        support=padded(expressed(m, info.support, given), event_dim),
        # An argument that is named like a method is kept elsewhere: `MaskedDistribution._mask`.
        arguments=tuple(item for item in bound.items() if f"{METHOD}.{item[0]}" not in MODELS),
        has_enumerate=flag(evaluate(m, info.has_enumerate_support, given)),
        has_rsample=flag(evaluate(m, info.has_rsample, given)),
        base=next((value for value in bound.values() if isinstance(value, Distribution)), None),
    )


def _independent(m: Machine, info: table.DistributionInfo, given: Given, bound: dict[str, Value]) -> Value:
    """`Independent(base_distribution, reinterpreted_batch_ndims)`; by no dims it enumerates as its base does."""
    base, count = (
        bound.get("base_distribution"),
        whole(evaluate(m, Argument("reinterpreted_batch_ndims"), given)),
    )
    if not isinstance(base, Distribution):
        return Distribution("Independent", info.name, None, arguments=tuple(bound.items()))
    made = replace(reinterpreted(base, count), qualified=info.name, base=base, arguments=tuple(bound.items()))
    return replace(made, has_enumerate=base.has_enumerate) if count == 0 else made


def _conditional(m: Machine, info: table.DistributionInfo, arguments: Arguments, span: Span) -> Value:
    """`ConditionalTransformedDistribution(base_dist, transforms)`."""
    bound = bind(m, info.parameters, arguments)
    cell = Conditional(
        {},
        type="conditional distribution",
        span=span,
        base=bound.get("base_dist"),
        transforms=bound.get("transforms"),
    )
    return m.new(cell)


def _batch_shape(m: Machine, info: table.DistributionInfo, given: Given, bound: Given) -> Shape | None:
    """What is left of the shapes of the arguments, broadcast; None where torch certainly raises."""
    if isinstance(info.batch_shape, Argument):
        name = info.batch_shape.name
        return sizes(m, given[name]) if name in given else None
    if info.batch_shape is None:
        return None
    shape: Shape | None = ()
    for name, rule in info.param_event_dims.items():
        value = bound.get(name, NONE)
        if rule is None or value == NONE:
            continue
        dims, own = whole(evaluate(m, rule, given)), value_shape(value)
        if own is None or dims is None:
            return None
        lacking = dims - len(own)
        optional = int((name, -dims) in _broadcast_sizes(info.event_shape))
        if lacking > optional and not isinstance(value, Constant):
            return None
        left = own[: max(len(own) - dims, 0)]
        if info.batch_shape == "equal" and shape and same_shape(shape, left) is Tri.NO:
            return None
        shape = broadcast_shapes(shape, left)
    return shape


def _broadcast_sizes(rule: tuple[Rule | None, ...] | Rule | None) -> set[tuple[str, int]]:
    """The dims of arguments from which a size of the event is broadcast: an argument may lack such a dim, such as the
    matrices of `GaussianHMM` that of time."""
    match rule:
        case Broadcast(terms=terms):
            return {(term.argument, term.dim) for term in terms if isinstance(term, (Size, ShapeSize))}
        case (tuple() as parts) | First(options=parts):
            return {place for part in parts for place in _broadcast_sizes(part)}
        case Join(first=first):
            return _broadcast_sizes(first)
        case _:
            return set()


def _event_shape(
    m: Machine, info: table.DistributionInfo, given: Given, event_dim: int | None
) -> Shape | None:
    """The sizes of one event; those that are not known are fresh."""
    if isinstance(info.event_shape, tuple):
        found = [evaluate(m, rule, given) for rule in info.event_shape]
        return tuple(fresh("size") if size is None or isinstance(size, tuple) else size for size in found)
    shape = evaluate(m, info.event_shape, given)
    return shape if isinstance(shape, tuple) else unknown_sizes(event_dim)
