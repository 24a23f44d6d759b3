"""What reparametrisers are made of: the statement that they take and give, and the auxiliary sites that they draw."""

from __future__ import annotations

from collections.abc import Iterable

from pyroast.library import distributions as table
from pyroast.library.distribution_values import rebatched, reinterpreted, value_shape
from pyroast.library.primitives import point_mass, suffixed
from pyroast.protocol import Arguments, Machine, Message
from pyroast.records import dataclass, replace
from pyroast.shapes import Shape, broadcast_shapes
from pyroast.spans import Span
from pyroast.supports import Support
from pyroast.symbolic import fresh
from pyroast.values import NONE, Constant, Distribution, Symbol, Value


@dataclass(frozen=True, slots=True)
class Statement:
    """A sample statement as a reparametriser takes and gives it (`pyro.infer.reparam.reparam.ReparamMessage`)."""

    name: Value
    fn: Distribution
    span: Span
    value: Value = NONE
    observed: bool | None = False


def is_a(fn: Distribution, *names: str) -> bool:
    """Whether a distribution is of one of Pyro's classes or of one derived from it; one that is not known may be."""
    if not fn.name:
        return True
    info = table.lookup(fn.qualified)
    bases = () if info is None else info.bases
    return any(known.rpartition(".")[2] in names for known in (fn.name, *bases))


def unwrapped(fn: Distribution) -> Distribution:
    """`Reparam._unwrap`: what `Independent` was put around."""
    while fn.name == "Independent" and fn.base is not None:
        inner = rebatched(fn, fn.batch_shape).base
        assert inner is not None  # as it is there before
        fn = inner
    return fn


def wrapped(fn: Distribution, event_dim: int | None) -> Distribution:
    """`Reparam._wrap`: so many event dims at least."""
    if event_dim is None or fn.event_dim is None:
        return replace(fn, event_dim=None, batch_shape=None, event_shape=None)
    return fn if fn.event_dim >= event_dim else reinterpreted(fn, event_dim - fn.event_dim)


def shaped(fn: Distribution, shape: Shape | None, event_dim: int | None) -> Distribution:
    """A distribution expanded to the full shape `shape`, of which `event_dim` dims are made one event."""
    cut = None if shape is None or fn.event_dim is None else len(shape) - fn.event_dim
    batch = None if shape is None or cut is None or cut < 0 else shape[:cut]
    return wrapped(rebatched(fn, batch), event_dim)


def noise(
    m: Machine, name: str, arguments: list[Value], shape: Shape | None, event_dim: int | None
) -> Distribution:
    """A distribution of independent numbers of one of Pyro's classes, expanded to a full shape."""
    made = m.library(f"pyro.distributions.{name}", Arguments(arguments, {}))
    assert isinstance(made, Distribution)  # it is a class of the table
    return shaped(replace(made, arguments=()), shape, event_dim)


def auxiliary(
    m: Machine, statement: Statement, suffix: str, fn: Distribution, passes: tuple[Value, ...] = ()
) -> Value:
    """Draw the latent site `name + suffix`; the plates in `passes` do not act on it."""
    name = suffixed(m, statement.name, suffix)
    return m.emit(Message("sample", name, fn, statement.span, passes=passes))


def moved(
    m: Machine, statement: Statement, suffix: str, fn: Distribution, passes: tuple[Value, ...] = ()
) -> Value:
    """The site `name + suffix` in whose space the statement is: observed where the statement is, at the moved value."""
    if statement.observed is False:
        return auxiliary(m, statement, suffix, fn, passes)
    given = () if statement.value == NONE else batch_of(statement.value, statement.fn.event_dim)
    batch = broadcast_shapes(fn.batch_shape, given)
    shape = None if batch is None or fn.event_shape is None else (*batch, *fn.event_shape)
    value = Symbol(fresh("moved"), True, True, True, shape)
    name = suffixed(m, statement.name, suffix)
    message = Message(
        "sample", name, fn, statement.span, observed=statement.observed, value=value, passes=passes
    )
    return m.emit(message)


def batch_of(value: Value, event_dim: int | None) -> Shape | None:
    """The batch part of the shape of a draw."""
    shape = value_shape(value)
    if shape is None or event_dim is None or len(shape) < event_dim:
        return None
    return shape[: len(shape) - event_dim]


def determined(
    statement: Statement, batches: Iterable[Shape | None], support: Support | None, event: Shape | None = None
) -> Statement:
    """The statement as a point mass at what is computed from auxiliary draws of the given batch shapes.

    `support` is the interval of its elements, `event` the shape of one event where that is not the one of the old `fn`.
    """
    fn, value = statement.fn, statement.value
    batch = fn.batch_shape
    for other in batches:
        batch = broadcast_shapes(batch, other)
    event = fn.event_shape if event is None else event
    if statement.observed is False or value == NONE:
        shape = None if batch is None or event is None else (*batch, *event)
        value = Symbol(fresh("reparametrised"), True, True, True, shape, "float", support)
    point = point_mass(value, fn.event_dim)
    point = point if point.event_shape is not None else replace(point, event_shape=event)
    return replace(statement, fn=point, value=value, observed=True)


def flag(m: Machine, value: Value) -> bool | None:
    """The truth of an argument, None where it is not known."""
    return {"yes": True, "no": False}.get(m.decide(m.condition(value)).value)


def integer(m: Machine, value: Value) -> int | None:
    """The whole number that an argument is, None where it is not known or none."""
    value = m.select(value)
    match value:
        case Constant(value=bool()):
            return None
        case Constant(value=int(number)):
            return number
        case _:
            return None
