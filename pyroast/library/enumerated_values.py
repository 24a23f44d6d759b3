"""Library model of `pyro.poutine.enum_messenger.EnumMessenger`: which dims the values of enumerated draws take up.

It is put around model and guide for a run of its own, in which the shapes are those that Pyro sees under enumeration.
"""

from __future__ import annotations

from pyroast.conditions import TRUE, Condition
from pyroast.library.distribution_values import full_shape, value_shape
from pyroast.library.registry import handles
from pyroast.protocol import Machine, Message
from pyroast.records import dataclass, field
from pyroast.shapes import Shape
from pyroast.supports import Support
from pyroast.symbolic import Form, fresh
from pyroast.trace import Step, in_scope
from pyroast.values import NONE, Constant, Distribution, Name, Object, Value, form_of

ENUMERATED = "pyro.poutine.enum_messenger.EnumMessenger"


@dataclass(slots=True)
class Dims:
    """`pyro.poutine.runtime._EnumAllocator`: one for the guide and the model that is run after it.

    It is `lost` from where a site may or may not take a dim.
    """

    free: int
    first: int
    everlasting: set[int] = field(default_factory=set)
    lost: bool = False

    def allocate(self, scope: set[int] | None) -> int:
        """A dim that is never reused, or with a scope the rightmost that is not in it."""
        dim = self.free
        if scope is None:
            self.free -= 1
            self.everlasting.add(dim)
            return dim
        while dim in scope:
            dim -= 1
        return dim


@dataclass(slots=True)
class Drawn:
    """A site that has been passed: its step of `pyro.markov`, the shape of its value, and the dims of enumerated sites in that.

    `own` is the dim of its own values (`infer["_enumerate_dim"]`).
    """

    markov: tuple[Step, ...]
    shape: Shape | None
    dims: frozenset[int]
    allowed: frozenset[int]
    own: int | None = None


@dataclass(slots=True, eq=False)
class Enumerator(Object):
    """The handler around one run, which began under `entry`; `guide` holds the draws that the model takes over."""

    entry: Condition = TRUE
    dims: Dims = field(default_factory=lambda: Dims(-1, -1))
    guide: dict[Name, Drawn] = field(default_factory=dict)
    drawn: dict[Name, Drawn] = field(default_factory=dict)


def count_of_values(fn: Distribution) -> Form:
    """How many values a distribution enumerates (`enumerate_support`)."""
    match fn:
        case Distribution(support=Support(kind="integer_interval", lower=int(lower), upper=int(upper))):
            return upper - lower + 1
        case Distribution(support=Support(kind="one_hot"), event_shape=(*_, size)):
            return size
    return fresh("values")


@handles(ENUMERATED)
def process(m: Machine, handler: Object, message: Message) -> None:
    """Give an enumerated draw its dim (`EnumMessenger._pyro_sample`), and every draw its shape.

    A site that not every run reaches exactly once leaves the dims of all later ones open.
    """
    assert isinstance(handler, Enumerator)
    if message.kind not in ("sample", "open"):
        return
    scope = None if handler.dims.lost else _scope(m, handler, message)
    found = None if scope is None else _enumerated(m, handler, message, scope)
    if found is None:
        handler.dims.lost = True
        message.enumerated = (None, None, None)
        return
    handler.drawn[m.site_name(message.name)] = found
    message.enumerated = (found.shape, found.allowed, found.own)


def _scope(m: Machine, handler: Enumerator, message: Message) -> set[int] | None:
    """The dims of the enumerated sites that a site may depend on; None where that is not known."""
    once = (
        m.path == handler.entry
        and not m.dry
        and not m.loops
        and m.site_name(message.name) not in handler.drawn
    )
    if message.kind == "open" or not once or not message.infer_known or message.observed is None:
        return None
    scope = set(handler.dims.everlasting)
    for earlier in handler.drawn.values() if message.markov else ():
        visible = in_scope(earlier.markov, message.markov)
        if visible is None:
            return None
        if visible and earlier.markov:
            scope |= earlier.dims
    return scope


def _enumerated(m: Machine, handler: Enumerator, message: Message, scope: set[int]) -> Drawn | None:
    """What is known of a site under enumeration; None where it may take a dim that is not known."""
    fn = message.fn if isinstance(message.fn, Distribution) else None
    kind = NONE if message.observed else _setting(m, message, "enumerate")
    shape = _value_shape(m, message, fn) if kind == NONE else None
    if kind == Constant("sequential") and fn is not None:
        shape = _one_of_all(fn, _setting(m, message, "expand"))
    own: set[int] = set()
    dim: int | None = None
    if kind == Constant("parallel"):
        if fn is None or fn.event_shape is None:
            return None
        dim = handler.dims.allocate(scope if message.markov else None)
        expanded, samples = _setting(m, message, "expand"), _setting(m, message, "num_samples")
        shape = (
            _moved(fn, dim, expanded) if samples == NONE else _sampled(message, fn, dim, expanded, samples)
        )
        own.add(dim)
    replayed = None if message.observed else handler.guide.get(m.site_name(message.name))
    if replayed is not None:
        if (
            replayed.shape is not None
            or replayed.dims
            or own
            or (scope and _takes_dims(fn, handler.dims.first))
        ):
            shape = replayed.shape
        own, dim = set(replayed.allowed), replayed.own
    allowed = frozenset(scope | own)
    batch = (
        None if shape is None or fn is None or fn.event_dim is None else shape[: len(shape) - fn.event_dim]
    )
    dims = frozenset(dim for dim in allowed if batch is None or (len(batch) >= -dim and batch[dim] != 1))
    return Drawn(message.markov, shape, dims, allowed, dim)


def _takes_dims(fn: Distribution | None, first: int) -> bool:
    """Whether a distribution may depend on enumerated values."""
    return fn is None or fn.batch_shape is None or len(fn.batch_shape) >= -first


def _value_shape(m: Machine, message: Message, fn: Distribution | None) -> Shape | None:
    if message.observed:
        return value_shape(m.select(message.value))
    return full_shape(fn) if fn is not None else None


def _one_of_all(fn: Distribution, expanded: Value) -> Shape | None:
    """The shape of each value in turn of a site that the guide enumerates sequentially (`pyro.infer.enum.iter_discrete_extend`)."""
    if fn.batch_shape is None or fn.event_shape is None or not isinstance(expanded, Constant):
        return None
    batch = fn.batch_shape if expanded.value else (1,) * len(fn.batch_shape)
    return (*batch, *fn.event_shape)


def _moved(fn: Distribution, dim: int, expanded: Value) -> Shape | None:
    """The shape of the enumerated values, which stand at a dim of their own left of all others."""
    assert fn.event_shape is not None
    count = count_of_values(fn)
    if expanded in (NONE, Constant(False)):
        return (count, *(1,) * (-dim - 1), *fn.event_shape)
    if expanded != Constant(True) or fn.batch_shape is None:
        return None
    return _placed(count, fn.batch_shape, fn.event_shape, dim)


def _sampled(message: Message, fn: Distribution, dim: int, expanded: Value, samples: Value) -> Shape | None:
    """The shape of several draws at once, one for each plate index or with `expand` for each element of the batch.

    `pyro.poutine.enum_messenger.enumerate_site` and `_tmc_diagonal_sample`.
    """
    count, batch = form_of(samples), fn.batch_shape
    if (
        batch is None
        or fn.event_shape is None
        or not isinstance(count, int)
        or not isinstance(expanded, Constant)
    ):
        return None
    if not expanded.value:
        sizes: list[Form] = [1] * len(batch)
        for frame in message.frames:
            if frame is None or frame.size is None or (frame.vectorized and frame.dim is None):
                return None
            if frame.dim is not None:
                sizes[frame.dim] = batch[frame.dim] if frame.size == -1 else frame.size
        batch = tuple(sizes)
    return _placed(count, batch, fn.event_shape, dim)


def _placed(count: Form, batch: Shape, event: Shape, dim: int) -> Shape | None:
    """The shape of values of which there are `count` for each element of a batch, moved to a dim of their own."""
    if len(batch) < -dim:
        return (count, *(1,) * (-dim - 1 - len(batch)), *batch, *event)
    if batch[dim] != 1:
        return None
    moved = (*batch[: len(batch) + dim], count, *batch[len(batch) + dim + 1 :])
    start = next(place for place, size in enumerate((*moved, None)) if size != 1)
    return (*moved[start:], *event)


def _setting(m: Machine, message: Message, key: str) -> Value:
    return m.select(message.infer.get(key, NONE))
