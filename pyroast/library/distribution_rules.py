"""What the rules of the table of distributions give for the arguments of a call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Union

from pyroast.library import distributions as table
from pyroast.library.argument_rules import (
    All,
    Argument,
    Attribute,
    Broadcast,
    Difference,
    First,
    Join,
    Length,
    Maximum,
    Rule,
    ShapeSize,
    Size,
    Sum,
    Tail,
)
from pyroast.library.distribution_values import Constraint, full_shape, unknown_sizes, value_shape
from pyroast.protocol import Arguments, Machine
from pyroast.shapes import Shape, broadcast_sizes
from pyroast.supports import is_discrete
from pyroast.symbolic import Form, add, app, fresh, subtract
from pyroast.values import (
    NONE,
    Constant,
    Distribution,
    ListCell,
    Symbol,
    Tuple,
    Value,
    form_of,
)

Given = Mapping[str, Value]
Result = Union[Form, Shape, None]


def bind(m: Machine, parameters: tuple[table.ParameterInfo, ...], arguments: Arguments) -> dict[str, Value]:
    """The arguments of a call by the names of its parameters; those that are not given are absent."""
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
    """The defaults of the parameters of a call."""
    return {
        parameter.name: Constant(parameter.default)
        for parameter in parameters
        if isinstance(parameter.default, (bool, int, float, str, type(None))) and not parameter.required
    }


def evaluate(m: Machine, rule: Rule | None, given: Given) -> Result:
    """The number or shape that a rule gives, None where it is not known."""
    match rule:
        case bool() | int() | float():
            return rule
        case Argument(name=name):
            return _argument(m, given.get(name, NONE))
        case Size(argument=name, dim=dim):
            return _size(given.get(name, NONE), dim)
        case ShapeSize(argument=name, shape=which, dim=dim):
            return _nth(_attribute(m, given.get(name, NONE), which), dim)
        case Attribute(argument=name, attribute=attribute):
            return _attribute(m, given.get(name, NONE), attribute)
        case Length(argument=name):
            items = m.exact_items(given[name]) if name in given else None
            return None if items is None else len(items)
        case Tail(argument=name, count=count):
            return _tail(m.select(given.get(name, NONE)), evaluate(m, count, given))
        case Join(first=first, rest=rest):
            size, rest_sizes = evaluate(m, first, given), evaluate(m, rest, given)
            first_size = fresh("size") if size is None or isinstance(size, tuple) else size
            return (first_size, *rest_sizes) if isinstance(rest_sizes, tuple) else None
        case Broadcast(terms=terms):
            return _broadcast(m, terms, given)
        case First(options=options):
            chosen = next((option for option in options if _speaks(option, given)), None)
            return None if chosen is None else evaluate(m, chosen, given)
        case _:
            return _arithmetic(m, rule, given)


def _arithmetic(m: Machine, rule: Rule | None, given: Given) -> Result:
    match rule:
        case Sum(terms=terms):
            total: Form = 0
            for part in _numbers(m, terms, given):
                if part is None:
                    return None
                total = add(total, part)
            return total
        case Difference(left=left, right=right):
            a, b = _numbers(m, (left, right), given)
            return None if a is None or b is None else subtract(a, b)
        case Maximum(terms=terms):
            parts = _numbers(m, terms, given)
            known = [part for part in parts if isinstance(part, (int, float))]
            return max(known) if len(known) == len(parts) else None
        case All(terms=terms):
            flags = _numbers(m, terms, given)
            return None if None in flags else all(flags)
        case _:
            return None


def whole(value: Result) -> int | None:
    """A number of dims, where it is known."""
    return value if isinstance(value, int) else None


def flag(value: Result) -> bool | None:
    """A truth value, where it is known."""
    return bool(value) if isinstance(value, (bool, int)) else None


def _numbers(m: Machine, rules: tuple[Rule, ...], given: Given) -> list[Form | None]:
    parts = [evaluate(m, rule, given) for rule in rules]
    return [None if isinstance(part, tuple) else part for part in parts]


def _argument(m: Machine, value: Value) -> Result:
    value = m.select(value)
    if isinstance(value, (Tuple, ListCell)):
        return sizes(m, value)
    if isinstance(value, Symbol) and value.support is not None and value.support.kind.endswith("interval"):
        if value.support.lower == value.support.upper:
            return value.support.lower
    return form_of(value)


def sizes(m: Machine, value: Value) -> Shape | None:
    """The sizes in a shape that is given as argument; None where they are not known or one of them is negative."""
    items = m.exact_items(value)
    if items is None:
        return None
    forms = [form_of(m.select(item)) for item in items]
    if any(form is None or (isinstance(form, (int, float)) and form < 0) for form in forms):
        return None
    return tuple(form for form in forms if form is not None)


def _nth(shape: Result, dim: int) -> Form | None:
    return shape[dim] if isinstance(shape, tuple) and len(shape) >= -dim else None


def _size(value: Value, dim: int) -> Form | None:
    shape = value_shape(value)
    if shape is None and isinstance(value, Symbol):
        return app("item", app("attr", value.form, "shape"), dim)
    return _nth(shape, dim)


def _broadcast(m: Machine, terms: tuple[Rule, ...], given: Given) -> Form:
    joined: Form = 1
    for term in terms:
        size = evaluate(m, term, given)
        if size is None or isinstance(size, tuple):
            name = term.argument if isinstance(term, (Size, ShapeSize)) else ""
            if name in given and value_shape(given[name]) is None:
                return fresh("size")
            continue  # an argument that lacks the dim, or is not given
        wider = broadcast_sizes(joined, size)
        if wider is None:
            return fresh("size")
        joined = wider
    return joined


def _tail(value: Value, count: Result) -> Shape | None:
    if not isinstance(count, int) or count < 0:
        return None
    if isinstance(value, Distribution):
        shape = full_shape(value)
        if shape is None and value.event_shape is not None and count >= len(value.event_shape):
            return (*(unknown_sizes(count - len(value.event_shape)) or ()), *value.event_shape)
    else:
        shape = value_shape(value)
    if shape is None:
        return unknown_sizes(count)
    return shape[len(shape) - count :] if count <= len(shape) else None


def _speaks(rule: Rule, given: Given) -> bool:
    """Whether the arguments that a rule speaks of are given and not None."""
    names = arguments_of(rule)
    return all(given.get(name, NONE) != NONE for name in names)


def arguments_of(rule: Rule | None) -> list[str]:
    """The arguments that a rule speaks of; of those that broadcast, some may be absent."""
    match rule:
        case Argument(name=name) | Size(argument=name) | ShapeSize(argument=name) | Attribute(argument=name):
            return [name]
        case Length(argument=name) | Tail(argument=name):
            return [name]
        case Sum(terms=terms) | Maximum(terms=terms) | All(terms=terms):
            return [name for term in terms for name in arguments_of(term)]
        case Difference(left=left, right=right) | Join(first=left, rest=right):
            return [*arguments_of(left), *arguments_of(right)]
        case _:
            return []


def _attribute(m: Machine, value: Value, attribute: str) -> Result:
    from pyroast.library.distribution_transforms import as_transform

    value = m.select(value)
    match value:
        case Distribution():
            return _of_distribution(value, attribute)
        case Constraint(support=support) if support is not None:
            return {"event_dim": support.event_dim, "is_discrete": is_discrete(support)}.get(attribute)
        case Symbol() if attribute == "ndim" and value.shape is not None:
            return len(value.shape)
    if attribute in ("domain_event_dim", "codomain_event_dim"):
        transform = as_transform(m, value)
        if transform is not None:
            return transform.domain_dim if attribute == "domain_event_dim" else transform.codomain_dim
    return None


def _of_distribution(fn: Distribution, attribute: str) -> Result:
    match attribute:
        case "event_dim":
            return fn.event_dim
        case "batch_shape":
            return fn.batch_shape
        case "event_shape":
            return fn.event_shape
        case "has_rsample":
            return fn.has_rsample
        case "has_enumerate_support":
            return fn.has_enumerate
        case "is_discrete" if fn.support is not None:
            return is_discrete(fn.support)
        case _:
            return None
