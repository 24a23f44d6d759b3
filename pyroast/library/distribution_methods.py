"""Library models of the methods of distributions: those that change shapes, and those that draw and score."""

from __future__ import annotations

from pyroast.facts import Tri
from pyroast.library import distributions as table
from pyroast.library.distribution_models import METHOD
from pyroast.library.distribution_rules import defaults_of, evaluate, sizes
from pyroast.library.distribution_transforms import transformed
from pyroast.library.distribution_values import (
    Conditional,
    full_shape,
    rebatched,
    reinterpreted,
    value_shape,
)
from pyroast.library.registry import model
from pyroast.protocol import Arguments, Machine
from pyroast.records import replace
from pyroast.shapes import Shape, broadcast_shapes, broadcasts_to
from pyroast.spans import Span
from pyroast.supports import Support
from pyroast.symbolic import Form, fresh
from pyroast.values import NONE, Constant, Distribution, Symbol, Tuple, Value, form_of, opaque, value_of


def value_of_draw(fn: Distribution) -> tuple[Shape | None, str, Support | None]:
    """Shape and dtype of one draw, and the set in which it lies."""
    return full_shape(fn), draw_dtype(fn), fn.support


def draw_dtype(fn: Distribution) -> str:
    """What a draw holds: "long", "float" or "bool", "" where that is not known."""
    info = table.lookup(fn.qualified)
    dtype = info.dtype if info is not None else ""
    if dtype is None or isinstance(dtype, str):
        # A distribution that wraps another one may hand on what that draws.
        inside = draw_dtype(fn.base) if fn.base is not None else dtype
        return dtype if dtype and dtype == inside else ""
    value = fn.argument(dtype.argument)
    match value if value is not None else fn.base:
        case Distribution() as inner:
            return draw_dtype(inner)
        case Symbol(dtype=held):
            return held
        case _:
            return ""


def _receiver(m: Machine, arguments: Arguments) -> Distribution | None:
    value = m.select(arguments.args[0])
    return value if isinstance(value, Distribution) else None


def _tensor(kind: str, shape: Shape | None, dtype: str = "float", support: Support | None = None) -> Symbol:
    return Symbol(fresh(kind), True, True, True, shape, dtype, support)


@model(f"{METHOD}.to_event", f"{METHOD}.independent")
def to_event(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`fn.to_event(n=None)`: moves `n` batch dims, or all, into the event (pyro.distributions.torch_distribution)."""
    fn = _receiver(m, arguments)
    if fn is None:
        return opaque("distribution")
    value = m.select(arguments.get(1, "reinterpreted_batch_ndims", NONE) or NONE)
    count: int | None = None
    if value == NONE:
        count = len(fn.batch_shape) if fn.batch_shape is not None else None
    elif isinstance(value, Constant) and isinstance(value.value, (int, float)):
        count = int(value.value)
    base = _inside(fn)
    if count is not None and base.event_dim is not None and fn.event_dim is not None:
        moved = fn.event_dim + count - base.event_dim
        if moved == 0:
            return rebatched(base, reinterpreted(fn, count).batch_shape) if base is not fn else fn
        if moved < 0:  # Pyro refuses
            return replace(reinterpreted(fn, None), base=base)
    return replace(reinterpreted(fn, count), base=base)


def _inside(fn: Distribution) -> Distribution:
    """What `to_event` finds inside of all `Independent` around it."""
    while fn.name == "Independent" and fn.base is not None:
        fn = fn.base
    return fn


@model(f"{METHOD}.expand")
def expand(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`fn.expand(batch_shape)`."""
    fn = _receiver(m, arguments)
    if fn is None:
        return opaque("distribution")
    shape = sizes(m, arguments.get(1, "batch_shape", NONE) or NONE)
    raises = (
        shape is not None and fn.batch_shape is not None and broadcasts_to(fn.batch_shape, shape) is Tri.NO
    )
    return rebatched(fn, None if raises else shape)


@model(f"{METHOD}.expand_by")
def expand_by(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`fn.expand_by(sample_shape)`: dims added on the left."""
    fn = _receiver(m, arguments)
    if fn is None:
        return opaque("distribution")
    added = sizes(m, arguments.get(1, "sample_shape", NONE) or NONE)
    known = added is not None and fn.batch_shape is not None
    return rebatched(fn, (*added, *fn.batch_shape) if known else None)  # type: ignore[misc]  # known


@model(f"{METHOD}.mask")
def mask(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`fn.mask(mask)`: a mask that is a tensor broadcasts with batch_shape (`MaskedDistribution.__init__`)."""
    fn = _receiver(m, arguments)
    if fn is None:
        return opaque("distribution")
    own = value_shape(m.select(arguments.get(1, "mask", NONE) or NONE))
    shape = broadcast_shapes(own, fn.batch_shape)
    return fn if shape == fn.batch_shape else rebatched(fn, shape)


@model(f"{METHOD}.has_rsample_")
def has_rsample_(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`fn.has_rsample_(value)` (pyro.distributions.distribution.Distribution.has_rsample_)."""
    fn = _receiver(m, arguments)
    value = m.select(arguments.get(1, "value", NONE) or NONE)
    if fn is None:
        return opaque("distribution")
    known = value.value if isinstance(value, Constant) and isinstance(value.value, bool) else None
    return replace(fn, has_rsample=known)


@model("conditional distribution.condition")
def condition(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`ConditionalTransformedDistribution.condition(context)`: a transformed distribution."""
    cell = m.select(arguments.args[0])
    if not isinstance(cell, Conditional):
        return opaque("distribution")
    base = m.select(cell.base or NONE)
    if isinstance(base, Conditional):
        base = condition(m, Arguments([base, *arguments.args[1:]], arguments.keywords), span)
    return transformed(m, base, cell.transforms or NONE, {}, "pyro.distributions.TransformedDistribution")


UNTRACED = "untraced draw"
"""The origin of a draw that a model or guide makes by itself, with its class, file and place."""


@model(f"{METHOD}.sample", f"{METHOD}.rsample")
def draw(m: Machine, arguments: Arguments, span: Span) -> Value:
    """A draw that Pyro does not see, of shape sample_shape + batch_shape + event_shape."""
    fn = _receiver(m, arguments)
    if fn is None:
        return opaque("draw", external=True, tensor=True)
    shape, dtype, support = value_of_draw(fn)
    made = _tensor("draw", _after(_sample_shape(m, arguments), shape), dtype, support)
    return replace(made, form=fresh(UNTRACED, fn.name, m.file, span)) if m.recorders else made


@model(f"{METHOD}.sample_n")
def draw_several(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`fn.sample_n(n)`."""
    fn = _receiver(m, arguments)
    if fn is None:
        return opaque("draw", external=True, tensor=True)
    shape, dtype, support = value_of_draw(fn)
    count = form_of(m.select(arguments.get(1, "n", NONE) or NONE))
    return _tensor("draw", _after((count,) if count is not None else None, shape), dtype, support)


def _sample_shape(m: Machine, arguments: Arguments) -> Shape | None:
    value = arguments.get(1, "sample_shape")
    return () if value is None else sizes(m, value)


def _after(first: Shape | None, second: Shape | None) -> Shape | None:
    return None if first is None or second is None else (*first, *second)


@model(f"{METHOD}.log_prob")
def log_prob(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`fn.log_prob(value)`: one number for each event."""
    fn, value = _receiver(m, arguments), m.select(arguments.get(1, "value", NONE) or NONE)
    own = value_shape(value)
    if fn is None or own is None or fn.event_dim is None or len(own) < fn.event_dim:
        return _tensor("log_prob", None)
    return _tensor("log_prob", broadcast_shapes(fn.batch_shape, own[: len(own) - fn.event_dim]))


@model("torch.distributions.kl_divergence", "torch.distributions.kl.kl_divergence", "pyro.distributions.kl_divergence",
       "pyro.distributions.kl.kl_divergence")  # fmt: skip
def kl_divergence(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`kl_divergence(p, q)`: one number for each event, of two distributions with the same event."""
    pair = [m.select(arguments.get(index, name, NONE) or NONE) for index, name in enumerate("pq")]
    shapes = [each.batch_shape if isinstance(each, Distribution) else None for each in pair]
    return _tensor("kl_divergence", broadcast_shapes(shapes[0], shapes[1]))


@model(f"{METHOD}.cdf", f"{METHOD}.icdf")
def elementwise(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`fn.cdf(value)` and `fn.icdf(value)` of a distribution of single numbers."""
    fn, own = _receiver(m, arguments), value_shape(m.select(arguments.get(1, "value", NONE) or NONE))
    return _tensor(
        "cdf", broadcast_shapes(fn.batch_shape, own) if fn is not None and fn.event_dim == 0 else None
    )


@model(f"{METHOD}.entropy")
def entropy(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`fn.entropy()`."""
    fn = _receiver(m, arguments)
    return _tensor("entropy", fn.batch_shape if fn is not None else None)


@model(f"{METHOD}.enumerate_support")
def enumerate_support(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`fn.enumerate_support(expand=True)`: all values along a new first dim."""
    fn = _receiver(m, arguments)
    if fn is None:
        return _tensor("values", None, "")
    shape, dtype, support = value_of_draw(fn)
    expanded = m.select(arguments.get(1, "expand", Constant(True)) or NONE)
    if shape is not None and expanded == Constant(False) and fn.event_shape is not None:
        shape = (*(1 for _ in fn.batch_shape or ()), *fn.event_shape)
    known = expanded in (Constant(True), Constant(False))
    return _tensor("values", _after((_number_of_values(m, fn),), shape) if known else None, dtype, support)


def _number_of_values(m: Machine, fn: Distribution) -> Form:
    while fn.base is not None:
        fn = fn.base
    info = table.lookup(fn.qualified)
    if info is None or info.enumerate_size is None:
        return fresh("size")
    size = evaluate(m, info.enumerate_size, {**defaults_of(info.parameters), **dict(fn.arguments)})
    return fresh("size") if size is None or isinstance(size, tuple) else size


@model(f"{METHOD}.shape")
def shape_method(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`fn.shape(sample_shape=())`: sample_shape, batch_shape and event_shape."""
    fn = _receiver(m, arguments)
    shape = _after(_sample_shape(m, arguments), full_shape(fn)) if fn is not None else None
    if shape is None:
        return opaque("shape", external=True, definite=True)
    return Tuple(tuple(value_of(size) for size in shape))
