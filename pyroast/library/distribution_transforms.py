"""Library models of transforms: domain, codomain and shapes, of compositions and inverses as well."""

from __future__ import annotations

from pyroast import ranges
from pyroast.library import distributions as table
from pyroast.library.distribution_rules import Given, bind, defaults_of, evaluate, sizes, whole
from pyroast.library.distribution_supports import expressed, made, support_of_constraint
from pyroast.library.distribution_values import Transform, full_shape, padded, unknown_sizes, value_shape
from pyroast.library.registry import model
from pyroast.library.training import use_transforms
from pyroast.protocol import Arguments, Machine
from pyroast.records import replace
from pyroast.shapes import Shape, broadcast_shapes
from pyroast.spans import Span
from pyroast.supports import INFINITY, POSITIVE, REAL, UNIT_INTERVAL, Support, elements, independent
from pyroast.symbolic import add, fresh
from pyroast.values import (
    NONE,
    Constant,
    Distribution,
    ListCell,
    Reference,
    Symbol,
    Tuple,
    Value,
    opaque,
)

_BROADCASTING = {
    "AffineTransform": ("loc", "scale"),
    "PowerTransform": ("exponent",),
    "PositivePowerTransform": ("exponent",),
}
"""The arguments with which a value broadcasts (`forward_shape` in torch.distributions.transforms)."""


def transform(m: Machine, info: table.TransformInfo, arguments: Arguments, span: Span) -> Value:
    """The constructor of a transform, or a function that makes one."""
    given = bind(m, info.parameters, arguments)
    bound = {**defaults_of(info.parameters), **given} if arguments.complete else given
    name = info.name.rpartition(".")[2]
    if name in ("ComposeTransform", "ComposeTransformModule"):
        return composed(m, bound.get("parts", NONE), span) or _kept(
            m, Transform({}, type="transform", span=span)
        )
    base = as_transform(m, bound.get("base_transform", NONE))
    cell = Transform(
        {},
        type="transform",
        span=span,
        name=(info.builds or info.name).rpartition(".")[2],
        domain=expressed(m, info.domain, bound),
        codomain=expressed(m, info.codomain, bound),
        domain_dim=whole(evaluate(m, info.domain_event_dim, bound)),
        codomain_dim=whole(evaluate(m, info.codomain_event_dim, bound)),
        change=info.shape_change,
        arguments=bound,
        parts=(base,) if base is not None else (),
    )
    if name in ("CatTransform", "StackTransform"):
        _spread(m, cell, bound.get("tseq", NONE))
    return _kept(m, cell)


def _spread(m: Machine, cell: Transform, parts: Value) -> None:
    """Transforms of slices: what they have in common holds for all."""
    items = m.exact_items(parts)
    made_ = [as_transform(m, item) for item in items or ()]
    first = made_[0] if made_ else None
    alike = first is not None and all(
        part is not None and (part.domain, part.codomain, part.change) == (first.domain, first.codomain, 0)
        for part in made_
    )
    if first is None or not alike or (first.domain_dim, first.codomain_dim) != (0, 0):
        cell.domain_dim = cell.codomain_dim = cell.change = None
    else:
        cell.domain, cell.codomain = first.domain, first.codomain


def _kept(m: Machine, cell: Transform) -> Transform:
    for key, dims in (("domain_event_dim", cell.domain_dim), ("codomain_event_dim", cell.codomain_dim)):
        if dims is not None:
            cell.state[key] = Constant(dims)
    return m.new(cell)


def as_transform(m: Machine, value: Value) -> Transform | None:
    """The transform that a value is, that a name stands for, or that a list of transforms makes together."""
    value = m.select(value)
    match value:
        case Transform():
            return value
        case Reference(name=name) if ".distributions" in name:
            info = table.transform(name)
            made_ = (
                transform(m, info, Arguments([], {}), m.here) if info and info.kind == "instance" else None
            )
            return made_ if isinstance(made_, Transform) else None
        case Tuple() | ListCell():
            return composed(m, value, m.here)
        case _:
            return None


def composed(m: Machine, value: Value, span: Span) -> Transform | None:
    """`torch.distributions.ComposeTransform`: domain and codomain count the event dims that all parts need."""
    items = m.exact_items(value)
    if items is None:
        return None
    found = [as_transform(m, item) for item in items]
    parts = tuple(part for part in found if part is not None)
    if len(parts) != len(found):
        return None
    cell = Transform({}, type="transform", span=span, name="ComposeTransform", parts=parts)
    if not parts:
        cell.domain = cell.codomain = REAL
        cell.domain_dim = cell.codomain_dim = cell.change = 0
        return _kept(m, cell)
    pairs = [(part.domain_dim, part.codomain_dim) for part in parts]
    cell.domain_dim = _event_dim([(codomain, domain) for domain, codomain in reversed(pairs)])
    cell.codomain_dim = _event_dim(pairs)
    cell.domain, cell.codomain = (
        padded(parts[0].domain, cell.domain_dim),
        padded(parts[-1].codomain, cell.codomain_dim),
    )
    return _kept(m, cell)


def _event_dim(pairs: list[tuple[int | None, int | None]]) -> int | None:
    """The event dims behind a chain of transforms, each from so many dims to so many."""
    result = pairs[0][0]
    for source, target in pairs:
        if source is None or target is None or result is None:
            return None
        result = max(result + target - source, target)
    return result


def forward_shape(m: Machine, cell: Transform, shape: Shape | None) -> Shape | None:
    """`transform.forward_shape(shape)`; None where it is not known or raises."""
    if shape is None or (cell.domain_dim is not None and len(shape) < cell.domain_dim):
        return None
    match cell.name:
        case "ComposeTransform":
            for part in cell.parts:
                shape = forward_shape(m, part, shape)
            return shape
        case "IndependentTransform":
            return forward_shape(m, cell.parts[0], shape) if cell.parts else None
        case "ReshapeTransform":
            before, after = _sizes(m, cell.arguments, "in_shape"), _sizes(m, cell.arguments, "out_shape")
            return None if before is None or after is None else (*shape[: len(shape) - len(before)], *after)
        case "CorrCholeskyTransform" | "CorrLCholeskyTransform":
            return (*shape[:-1], *_square_of(shape[-1])) if shape else None
        case "inverse":
            return _backward_shape(m, cell.parts[0], shape) if cell.parts else None
    if cell.change is None or (cell.change and not shape):
        return None
    for name in _BROADCASTING.get(cell.name, ()):
        shape = broadcast_shapes(shape, value_shape(cell.arguments.get(name, NONE)))
    if shape is not None and cell.change:
        shape = (*shape[:-1], add(shape[-1], cell.change))
    return shape


def _sizes(m: Machine, given: Given, name: str) -> Shape | None:
    return sizes(m, given[name]) if name in given else None


def _square_of(size: object) -> Shape:
    """The sizes of the matrix that has so many elements below its diagonal."""
    if isinstance(size, int):
        rows = round((0.25 + 2 * size) ** 0.5 + 0.5)
        return (rows, rows)
    return (fresh("size"),) * 2


def _backward_shape(m: Machine, cell: Transform, shape: Shape | None) -> Shape | None:
    if cell.name == "ComposeTransform":
        for part in reversed(cell.parts):
            shape = _backward_shape(m, part, shape)
        return shape
    if cell.change is None:
        return None
    turned = Transform({}, name=cell.name, change=-cell.change, arguments=cell.arguments, parts=cell.parts)
    return forward_shape(m, turned, shape)


def transformed(m: Machine, base: Value, transforms: Value, bound: dict[str, Value], qualified: str) -> Value:
    """`TransformedDistribution(base, transforms)` (`torch.distributions.TransformedDistribution.__init__`)."""
    base = m.select(base)
    chain = as_transform(m, transforms)
    if isinstance(base, Distribution) and isinstance(m.select(transforms), Transform) and chain is not None:
        chain = composed(m, Tuple((chain,)), m.here)
    result = Distribution(
        qualified.rpartition(".")[2], qualified, None, arguments=tuple(bound.items()), has_enumerate=False
    )
    if chain is not None:
        use_transforms(m, chain, m.here)
    if not isinstance(base, Distribution):
        return result
    filled = image(base.image if base.name == "TransformedDistribution" else base.support, chain)
    result = replace(result, has_rsample=base.has_rsample, base=base, image=filled)
    if chain is None or chain.domain_dim is None or chain.codomain_dim is None or base.event_dim is None:
        return result
    event_dim = max(chain.codomain_dim, base.event_dim + chain.codomain_dim - chain.domain_dim)
    support = chain.codomain if chain.parts else base.support
    shape = forward_shape(m, chain, full_shape(base))
    if shape is None and base.batch_shape is None and base.event_shape is not None:
        return replace(
            result,
            event_dim=event_dim,
            event_shape=unknown_sizes(event_dim),
            support=padded(support, event_dim),
        )
    known = shape is not None and len(shape) >= event_dim
    return replace(
        result,
        event_dim=event_dim,
        batch_shape=shape[: len(shape) - event_dim] if shape is not None and known else None,
        event_shape=shape[len(shape) - event_dim :]
        if shape is not None and known
        else unknown_sizes(event_dim),
        support=padded(support, event_dim),
    )


MONOTONE = {
    "ExpTransform": "exp", "SigmoidTransform": "sigmoid", "TanhTransform": "tanh", "SoftplusTransform": "softplus",
}  # fmt: skip
"""Transforms of single numbers that keep their order, and so map an interval onto an interval."""


def image(drawn: Support | None, chain: Transform | None) -> Support | None:
    """The set that transformed draws fill, where each step maps the one before onto a set that is known."""
    if drawn is None or chain is None:
        return None
    parts = chain.parts if chain.name == "ComposeTransform" else (chain,)
    if chain.name == "ComposeTransform":
        for part in parts:
            drawn = image(drawn, part)
        return drawn
    everything = drawn.kind == "interval" and (drawn.lower, drawn.upper) == (-INFINITY, INFINITY)
    if chain.name == "AffineTransform":
        return drawn if everything else _moved(drawn, chain)
    if everything:
        return chain.codomain
    function = MONOTONE.get(chain.name)
    return (
        ranges.of_function(function, [drawn]) if function is not None and drawn.kind == "interval" else None
    )


def _moved(drawn: Support, affine: Transform) -> Support | None:
    """`loc + scale * x` on an interval, for known numbers."""
    loc, scale = affine.arguments.get("loc"), affine.arguments.get("scale")
    if drawn.kind != "interval" or not isinstance(loc, Constant) or not isinstance(scale, Constant):
        return None
    if (
        not isinstance(loc.value, (int, float))
        or not isinstance(scale.value, (int, float))
        or not scale.value
    ):
        return None
    scaled = ranges.of_operator("*", drawn, ranges.of_number(scale.value))
    return ranges.of_operator("+", scaled, ranges.of_number(loc.value))


# Methods


def _receiver(m: Machine, arguments: Arguments) -> Transform | None:
    value = m.select(arguments.args[0])
    return value if isinstance(value, Transform) else None


@model("transform.__call__")
def call(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`transform(x)`."""
    cell = _receiver(m, arguments)
    value = m.select(arguments.get(1, "x", NONE) or NONE)
    if cell is None:
        return opaque("transformed", external=True, tensor=True)
    shape = forward_shape(m, cell, value_shape(value)) if isinstance(value, Symbol) else None
    support = cell.image or cell.codomain
    support = elements(support) if support is not None else None
    return Symbol(fresh("transformed"), True, True, True, shape, "float", support)


@model("transform.condition", "transform.with_cache")
def same_transform(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`transform.condition(context)`: the facts of a conditional transform are those of what this gives."""
    return arguments.args[0]


@model("transform.inv.__get__")
def inverse(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`transform.inv`."""
    cell = _receiver(m, arguments)
    if cell is None:
        return opaque("transform", external=True, definite=True)
    if cell.name == "inverse":
        return cell.parts[0]
    turned = Transform({}, type="transform", span=span, name="inverse", domain=cell.codomain, codomain=cell.domain,
                       domain_dim=cell.codomain_dim, codomain_dim=cell.domain_dim, parts=(cell,))  # fmt: skip
    return _kept(m, turned)


@model("transform.domain.__get__")
def domain(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`transform.domain`."""
    cell = _receiver(m, arguments)
    return made(m, cell.domain if cell is not None else None, span)


@model("transform.codomain.__get__")
def codomain(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`transform.codomain`."""
    cell = _receiver(m, arguments)
    return made(m, cell.codomain if cell is not None else None, span)


_FREE_DIMS = {"corr_cholesky": 1, "corr_matrix": 1}
_CHANGES = {"simplex": 1}


_REGISTRIES = (
    "torch.distributions",
    "torch.distributions.constraint_registry",
    "pyro.distributions.transforms",
)


@model(*(f"{home}.transform_to" for home in _REGISTRIES))
def to_constraint(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`transform_to(constraint)` (torch.distributions.constraint_registry)."""
    return _registered(m, arguments, span, {})


@model(*(f"{home}.biject_to" for home in _REGISTRIES))
def biject_to_constraint(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`biject_to(constraint)`: a simplex has one element more than what it is made from."""
    return _registered(m, arguments, span, _CHANGES)


def _registered(m: Machine, arguments: Arguments, span: Span, changes: dict[str, int]) -> Value:
    support = support_of_constraint(m, arguments.get(0, "constraint", NONE) or NONE)
    cell = Transform({}, type="transform", span=span, image=support)
    if support is not None:
        matrix = support.kind in _FREE_DIMS
        cell.codomain, cell.codomain_dim = _stated(support), support.event_dim
        cell.domain_dim = support.event_dim - (1 if matrix else 0)
        cell.domain = independent(REAL, cell.domain_dim)
        cell.change = changes.get(support.kind, 0) if not support.parts else None
        if matrix:
            cell.name, cell.change = "CorrCholeskyTransform", None
    return _kept(m, cell)


def _stated(support: Support) -> Support:
    """The codomain of the registered transform: half lines and intervals are reached by an affine one, which states none."""
    match support.kind:
        case "interval" if (support.lower, support.upper) != (0, 1) and not support.spelling:
            return independent(REAL, support.event_dim)
        case "interval" if support.spelling:
            return independent(POSITIVE, support.event_dim)
        case "interval":
            return independent(UNIT_INTERVAL, support.event_dim)
        case "positive_ordered_vector":
            return independent(POSITIVE, support.event_dim)
        case "positive_semidefinite":
            return replace(support, kind="positive_definite")
        case _:
            return replace(support, spelling="")
