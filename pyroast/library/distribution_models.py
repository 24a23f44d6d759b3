"""Library models of distributions: constructors from the generated table, and the methods that change shape."""

from __future__ import annotations

from dataclasses import replace

from pyroast.library import distributions as table
from pyroast.library.argument_rules import (
    All,
    Argument,
    Attribute,
    Difference,
    First,
    Length,
    Maximum,
    Rule,
    Sum,
)
from pyroast.library.registry import Model, model
from pyroast.protocol import Arguments, Machine
from pyroast.shapes import broadcast_shapes
from pyroast.spans import Span
from pyroast.symbolic import Form
from pyroast.values import (
    NONE,
    Constant,
    Distribution,
    Object,
    Symbol,
    Tuple,
    Value,
    form_of,
    opaque,
)

METHOD = "pyro.distributions.Distribution"


def canonical_distribution(name: str) -> str | None:
    """The canonical name of a distribution, transform or constraint, for any name it is exported under."""
    if ".distributions" not in name:
        return None
    for find in (table.lookup, table.transform, table.constraint):
        found = find(name)
        if found is not None:
            return found.name
    return None


def constructor(name: str) -> Model | None:
    """The model of a distribution's or transform's constructor, or None if the name is neither."""
    if ".distributions." not in name:
        return None
    info = table.lookup(name)
    if info is not None and info.kind == "distribution":
        return lambda m, arguments, span: construct(m, info, arguments)  # an Machine
    if table.transform(name) is not None:
        return lambda m, arguments, span: _transform(m, name, arguments, span)
    return None


def bind(m: Machine, parameters: tuple[table.ParameterInfo, ...], arguments: Arguments) -> dict[str, Value]:
    """The arguments of a constructor by the names of its parameters; those that are not given are absent."""
    bound: dict[str, Value] = {}
    position = 0
    for parameter in parameters:
        if parameter.kind in ("var_positional", "var_keyword"):
            continue
        if parameter.kind == "keyword_only":
            value = arguments.keywords.get(parameter.name)
        else:
            value = arguments.get(position, parameter.name)
            position += 1
        if value is not None:
            bound[parameter.name] = m.select(value)
    return bound


def defaults_of(parameters: tuple[table.ParameterInfo, ...]) -> dict[str, Value]:
    """The defaults of a constructor's parameters."""
    return {
        parameter.name: Constant(parameter.default)
        for parameter in parameters
        if isinstance(parameter.default, (bool, int, float, str, type(None))) and not parameter.required
    }


def construct(m: Machine, info: table.DistributionInfo, arguments: Arguments) -> Value:
    """A distribution with the facts that its constructor arguments decide."""
    bound = bind(m, info.parameters, arguments)
    given = {**defaults_of(info.parameters), **bound} if arguments.complete else bound
    event_dim = evaluate(m, info.event_dim, given)
    base = next((value for value in bound.values() if isinstance(value, Distribution)), None)
    return Distribution(
        info.name.rpartition(".")[2],
        info.name,
        event_dim if isinstance(event_dim, int) else None,
        batch_shape=_batch_shape(m, info, given, bound),
        arguments=tuple(bound.items()),
        has_enumerate=_flag(evaluate(m, info.has_enumerate_support, given)),
        has_rsample=_flag(evaluate(m, info.has_rsample, given)),
        base=base,
    )


def _flag(value: object) -> bool | None:
    return bool(value) if isinstance(value, (bool, int)) else None


def evaluate(m: Machine, rule: Rule | None, given: dict[str, Value]) -> object:
    """What a rule of the table gives for constructor arguments, or None where that is not known."""
    match rule:
        case bool() | int() | float():
            return rule
        case Argument(name=name):
            value = given.get(name)
            return value.value if isinstance(value, Constant) else None
        case Attribute(argument=name, attribute=attribute):
            return _attribute(m, given.get(name), attribute)
        case Length(argument=name):
            items = m.exact_items(given[name]) if name in given else None
            return None if items is None else len(items)
        case Sum(terms=terms):
            parts = [evaluate(m, term, given) for term in terms]
            return sum(parts) if all(isinstance(part, int) for part in parts) else None  # type: ignore[arg-type]
        case Difference(left=left, right=right):
            a, b = evaluate(m, left, given), evaluate(m, right, given)
            return a - b if isinstance(a, int) and isinstance(b, int) else None
        case Maximum(terms=terms):
            parts = [evaluate(m, term, given) for term in terms]
            return max(parts) if all(isinstance(part, int) for part in parts) else None  # type: ignore[type-var]
        case All(terms=terms):
            parts = [evaluate(m, term, given) for term in terms]
            return all(parts) if None not in parts else None
        case First(options=options):
            for option in options:
                argument: str | None = getattr(option, "argument", getattr(option, "name", None))
                if argument is None:
                    return evaluate(m, option, given)
                value = given.get(argument, NONE)
                if isinstance(value, Constant) and value.value is None:
                    continue
                return evaluate(m, option, given)
            return None
        case _:
            return None


def _attribute(m: Machine, value: Value | None, attribute: str) -> object:
    if value is None:
        return None
    value = m.select(value)
    if isinstance(value, Distribution):
        return {
            "event_dim": value.event_dim,
            "has_rsample": value.has_rsample,
            "has_enumerate_support": value.has_enumerate,
        }.get(attribute)
    if isinstance(value, Object) and value.type == "transform":
        stored = value.state.get(attribute)
        return stored.value if isinstance(stored, Constant) else None
    if attribute in ("domain_event_dim", "codomain_event_dim"):
        return _composed(m, value, attribute)
    if attribute == "ndim" and isinstance(value, Symbol) and value.shape is not None:
        return len(value.shape)
    return None


def _composed(m: Machine, value: Value, attribute: str) -> int | None:
    """The event dims of a list of transforms (`torch.distributions.ComposeTransform`)."""
    items = m.exact_items(value)
    if items is None:
        return None
    pairs = []
    for item in items:
        domain, codomain = _attribute(m, item, "domain_event_dim"), _attribute(m, item, "codomain_event_dim")
        if not isinstance(domain, int) or not isinstance(codomain, int):
            return None
        pairs.append((domain, codomain))
    if not pairs:
        return 0
    if attribute == "domain_event_dim":
        dim = pairs[-1][0]
        for domain, codomain in reversed(pairs):
            dim = max(dim + domain - codomain, domain)
        return dim
    dim = pairs[0][1]
    for domain, codomain in pairs:
        dim = max(dim + codomain - domain, codomain)
    return dim


def _batch_shape(
    m: Machine, info: table.DistributionInfo, given: dict[str, Value], bound: dict[str, Value]
) -> tuple[Form, ...] | None:
    if info.batch_shape != "broadcast":
        return None
    shape: tuple[Form, ...] = ()
    for name, rule in info.param_event_dims.items():
        value = bound.get(name)
        if value is None or value == NONE:
            continue
        dims = evaluate(m, rule, given)
        own = value_shape(value)
        if own is None or not isinstance(dims, int):
            return None
        if isinstance(value, Constant):
            dims = 0
        joined = broadcast_shapes(shape, own[: len(own) - dims] if dims else own)
        if joined is None:
            return None
        shape = joined
    return shape


def value_shape(value: Value) -> tuple[Form, ...] | None:
    """The shape of a tensor or number, or the batch_shape of a distribution."""
    match value:
        case Symbol(tensor=True, shape=shape):
            return shape
        case Constant(value=bool() | int() | float()):
            return ()
        case Distribution(batch_shape=shape):
            return shape
        case _:
            return None


def _transform(m: Machine, name: str, arguments: Arguments, span: Span) -> Value:
    info = table.transform(name)
    assert info is not None
    given = bind(m, info.parameters, arguments)
    bound = {**defaults_of(info.parameters), **given} if arguments.complete else given
    cell = Object({}, type="transform", span=span)
    m.new(cell)
    if name.endswith("ComposeTransform"):
        parts = bound.get("parts", NONE)
        for key in ("domain_event_dim", "codomain_event_dim"):
            composed = _composed(m, parts, key)
            if composed is not None:
                cell.state[key] = Constant(composed)
        return cell
    for key, rule in (
        ("domain_event_dim", info.domain_event_dim),
        ("codomain_event_dim", info.codomain_event_dim),
    ):
        value = evaluate(m, rule, bound)
        if isinstance(value, int):
            cell.state[key] = Constant(value)
    return cell


# Methods


def _self(m: Machine, arguments: Arguments) -> Distribution | None:
    value = m.select(arguments.args[0])
    return value if isinstance(value, Distribution) else None


@model(f"{METHOD}.to_event", f"{METHOD}.independent")
def to_event(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`fn.to_event(n=None)`: moves `n` batch dims, or all, into the event (pyro.distributions.torch_distribution)."""
    base = _self(m, arguments)
    count = m.select(arguments.get(1, "reinterpreted_batch_ndims", NONE) or NONE)
    if base is None:
        return opaque("distribution")
    amount: int | None = None
    if count == NONE:
        amount = len(base.batch_shape) if base.batch_shape is not None else None
    elif isinstance(count, Constant) and isinstance(count.value, (int, float)):
        amount = int(count.value)
    if amount == 0:
        return base
    shape = base.batch_shape
    if shape is not None:
        shape = shape[: len(shape) - amount] if amount is not None and amount <= len(shape) else None
    event_dim = None if amount is None or base.event_dim is None else base.event_dim + amount
    enumerable = None if amount is None and base.has_enumerate else False
    return replace(base, name="Independent", event_dim=event_dim, batch_shape=shape, event_shape=None, support=None, arguments=(), base=base,
                   has_enumerate=enumerable)  # fmt: skip


@model(f"{METHOD}.expand")
def expand(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`fn.expand(batch_shape)`."""
    base = _self(m, arguments)
    if base is None:
        return opaque("distribution")
    items = m.exact_items(arguments.get(1, "batch_shape", NONE) or NONE)
    shape = tuple(form_of(item) for item in items) if items is not None else None
    known = shape is not None and None not in shape and -1 not in shape
    return replace(base, batch_shape=shape if known else None)  # type: ignore[arg-type]  # forms


@model(f"{METHOD}.expand_by")
def expand_by(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`fn.expand_by(sample_shape)`: dims added on the left."""
    base = _self(m, arguments)
    if base is None:
        return opaque("distribution")
    items = m.exact_items(arguments.get(1, "sample_shape", NONE) or NONE)
    shape = tuple(form_of(item) for item in items) if items is not None else None
    known = shape is not None and None not in shape and base.batch_shape is not None
    return replace(base, batch_shape=(*shape, *base.batch_shape) if known else None)  # type: ignore[misc]  # known


@model(f"{METHOD}.mask", f"{METHOD}.has_rsample_")
def unchanged(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`fn.mask(mask)` and `fn.has_rsample_(value)`: the checks see the base distribution's event_dim."""
    base = _self(m, arguments)
    return base if base is not None else opaque("distribution")


@model(f"{METHOD}.sample", f"{METHOD}.rsample", f"{METHOD}.sample_n")
def draw(m: Machine, arguments: Arguments, span: Span) -> Value:
    """A draw that Pyro does not see."""
    base = _self(m, arguments)
    sample_shape = arguments.get(1, "sample_shape")
    shape: tuple[Form, ...] | None = None
    items = m.exact_items(sample_shape) if sample_shape is not None else []
    if base is not None and base.batch_shape is not None and base.event_dim == 0 and items is not None:
        forms = [form for form in map(form_of, items) if form is not None]
        if len(forms) == len(items):
            shape = (*forms, *base.batch_shape)
    elif items and base is not None:
        return Symbol(opaque("draw").form, True, True, True, None)
    return Symbol(opaque("draw").form, True, True, True, shape)


@model(
    f"{METHOD}.log_prob",
    f"{METHOD}.cdf",
    f"{METHOD}.entropy",
    f"{METHOD}.enumerate_support",
    f"{METHOD}.icdf",
)
def tensor_result(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Methods that give a tensor."""
    return opaque("tensor", external=True, tensor=True)


@model(f"{METHOD}.shape")
def shape_method(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`fn.shape()`: batch_shape and event_shape."""
    base = _self(m, arguments)
    if base is not None and base.event_dim == 0 and base.batch_shape is not None and len(arguments.args) == 1:
        return Tuple(
            tuple(Constant(dim) if isinstance(dim, (int, float)) else Symbol(dim) for dim in base.batch_shape)
        )
    return opaque("shape", external=True, definite=True)
