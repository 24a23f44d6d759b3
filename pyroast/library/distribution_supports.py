"""Constraints as values: the constants and factories of `pyro.distributions.constraints`, and those of the table."""

from __future__ import annotations

from pyroast.library import distributions as table
from pyroast.library.argument_rules import Argument, Attribute, ConstraintExpression, ConstraintRule, Rule
from pyroast.library.distribution_rules import Given, bind, defaults_of, evaluate, whole
from pyroast.library.distribution_values import Constraint
from pyroast.protocol import Arguments, Machine
from pyroast.records import replace
from pyroast.spans import Span
from pyroast.supports import (
    NAMED,
    Support,
    independent,
    integers,
    interval,
    is_discrete,
    mixed,
    multinomial,
    unknown_bound,
)
from pyroast.symbolic import Form, Sym, add
from pyroast.values import NONE, Choice, Constant, Distribution, Reference, Symbol, Value


def support_of_constraint(m: Machine, value: Value) -> Support | None:
    """The support that a constraint stands for, None where it is not known."""
    value = m.select(value)
    match value:
        case Constraint(support=support):
            return support
        case Reference(name=name):
            return _of_name(m, name)
        case Choice():
            found = [support_of_constraint(m, part) for _, part in m.alternatives(value)]
            return found[0] if found and all(support == found[0] for support in found) else None
        case _:
            return None


def _of_name(m: Machine, name: str) -> Support | None:
    if ".distributions" not in name:
        return None
    known = table.constraint(name)
    if known is not None:
        return expressed(m, known.expression, {})
    owner, _, attribute = name.rpartition(".")
    info = table.lookup(owner) if attribute == "support" else None
    return expressed(m, info.support, {}) if info is not None and _constant(info.support) else None


def _constant(expression: ConstraintExpression | Rule | None) -> bool:
    if isinstance(expression, ConstraintRule):
        return all(map(_constant, expression.arguments))
    return isinstance(expression, (int, float))


def factory(m: Machine, info: table.ConstraintInfo, arguments: Arguments, span: Span) -> Value:
    """The call of a factory of constraints."""
    bound = bind(m, info.parameters, arguments)
    given = {**defaults_of(info.parameters), **bound} if arguments.complete else bound
    kind = info.name.rpartition(".")[2]
    operands: list[Support | Form | None]
    if kind in ("cat", "stack"):
        return made(m, _sequence(m, kind, given), span)
    operands = [
        support_of_constraint(m, given[parameter.name])
        if parameter.name == "base_constraint" and parameter.name in given
        else _number(evaluate(m, Argument(parameter.name), given))
        for parameter in info.parameters
    ]
    return made(m, build(kind, operands), span)


def made(m: Machine, support: Support | None, span: Span) -> Constraint:
    """A new constraint."""
    state: dict[object, Value] = {}
    if support is not None:
        state = {"event_dim": Constant(support.event_dim), "is_discrete": Constant(is_discrete(support))}
    return m.new(Constraint(state, type="constraint", span=span, support=support))


def _sequence(m: Machine, kind: str, given: Given) -> Support | None:
    """`constraints.cat(cseq, dim)` and `constraints.stack(cseq, dim)`."""
    items = m.exact_items(given["cseq"]) if "cseq" in given else None
    parts = [support_of_constraint(m, item) for item in items or ()]
    dim = whole(evaluate(m, Argument("dim"), given))
    if not parts or dim is None:
        return None
    known = tuple(part for part in parts if part is not None)
    event_dim = max(part.event_dim for part in known) if known else 0
    if kind == "stack" and event_dim + dim < 0:
        event_dim += 1
    return mixed(kind, known, event_dim) if len(known) == len(parts) else None


def expressed(m: Machine, expression: ConstraintExpression | None, given: Given) -> Support | None:
    """The support that a constraint of the table stands for, given the arguments of a constructor."""
    match expression:
        case ConstraintRule(name="masked", arguments=(_, first, second)):
            parts = [_operand(m, part, given) for part in (first, second)]
            known = tuple(part for part in parts if isinstance(part, Support))
            return mixed("masked", known, max(part.event_dim for part in known)) if len(known) == 2 else None
        case ConstraintRule(name="coalescent_times"):
            times = given.get("leaf_times", NONE)
            upper = Sym(("bound", times.form)) if isinstance(times, Symbol) else unknown_bound()
            return Support("coalescent_times", upper=upper, event_dim=1)
        case ConstraintRule(name=name, arguments=arguments):
            return build(name, [_operand(m, part, given) for part in arguments])
        case Argument(name=name):
            return support_of_constraint(m, given.get(name, NONE))
        case Attribute(argument=name, attribute=attribute):
            return _of_attribute(m, m.select(given.get(name, NONE)), attribute)
        case _:
            return None


def _of_attribute(m: Machine, value: Value, attribute: str) -> Support | None:
    from pyroast.library.distribution_transforms import as_transform

    if isinstance(value, Distribution):
        return value.support if attribute == "support" else None
    transform = as_transform(m, value)
    if transform is None:
        return None
    return transform.domain if attribute == "domain" else transform.codomain


def _operand(m: Machine, part: ConstraintExpression | Rule | None, given: Given) -> Support | Form | None:
    if isinstance(part, ConstraintRule):
        return expressed(m, part, given)
    if isinstance(part, Attribute) and part.attribute in ("support", "domain", "codomain"):
        return expressed(m, part, given)
    return _number(evaluate(m, part, given))


def _number(value: object) -> Form | None:
    return None if value is None or isinstance(value, tuple) else value  # type: ignore[return-value]  # a form


def build(kind: str, operands: list[Support | Form | None]) -> Support | None:
    """A constraint by its name in `pyro.distributions.constraints`, with the operands of a factory."""
    if not operands:
        return NAMED.get(kind)
    first = operands[0]
    if isinstance(first, Support):
        match kind, operands[1:]:
            case "independent", [int(dims)]:
                return independent(first, dims)
            case "MixtureSameFamilyConstraint", []:
                return first
            case _:
                return None
    bounds = [unknown_bound() if bound is None or isinstance(bound, Support) else bound for bound in operands]
    return _bounded(kind, bounds)


def _bounded(kind: str, bounds: list[Form]) -> Support | None:
    match kind, bounds:
        case "interval", [lower, upper]:
            return interval(lower, upper)
        case "half_open_interval", [lower, upper]:
            return interval(lower, upper, open_upper=True)
        case "integer_interval", [lower, upper]:
            return integers(lower, upper)
        case "greater_than", [lower]:
            return interval(lower, open_lower=True)
        case "greater_than_eq", [lower]:
            return interval(lower)
        case "less_than", [upper]:
            return interval(upper=upper, open_upper=True)
        case "integer_greater_than", [lower]:
            return integers(lower)
        case "multinomial", [count]:
            return multinomial(count)
        case "one_one_matching" | "one_two_matching", [count]:
            return replace(multinomial(add(count, -1)), kind=kind)
        case _:
            return None
