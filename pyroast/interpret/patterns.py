"""Patterns of `match`: when a value matches, and what is bound then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyroast import conditions, ir
from pyroast.conditions import FALSE, TRUE, Condition, both, either
from pyroast.values import (
    OPEN,
    Class,
    Constant,
    DictCell,
    Symbol,
    Tuple,
    Value,
    hashable,
    opaque,
)

if TYPE_CHECKING:
    from pyroast.interpret.interpreter import Interpreter


def match_pattern(m: Interpreter, pattern: ir.Pattern, value: Value, bindings: dict[str, Value]) -> Condition:
    """The condition under which a value matches; captured names are added to `bindings`."""
    match pattern:
        case ir.PAs(pattern=inner, name=name):
            matched = TRUE if inner is None else match_pattern(m, inner, value, bindings)
            if name is not None:
                bindings[name] = value
            return matched
        case ir.PValue(value=expected):
            from pyroast.interpret.expressions import compare_values

            return compare_values(m, "==", value, m.eval(expected))
        case ir.POr(options=options):
            result = FALSE
            for option in options:
                result = either(result, match_pattern(m, option, value, bindings))
            return result
        case ir.PSequence(items=items):
            return _sequence(m, items, value, bindings)
        case ir.PMapping():
            return _mapping(m, pattern, value, bindings)
        case ir.PClass():
            return _class(m, pattern, value, bindings)
        case _:
            return conditions.unknown("pattern")


def _sequence(
    m: Interpreter, patterns: tuple[ir.Pattern, ...], value: Value, bindings: dict[str, Value]
) -> Condition:
    items = m.exact_items(value) if not isinstance(value, Symbol) else None
    star = next((index for index, part in enumerate(patterns) if isinstance(part, ir.PStar)), None)
    if items is None:
        for part in patterns:
            _bind_all(part, bindings)
        return conditions.unknown("pattern")
    if len(items) < len(patterns) - (star is not None) or (star is None and len(items) != len(patterns)):
        return FALSE
    matched = TRUE
    for index, part in enumerate(patterns):
        if isinstance(part, ir.PStar):
            after = len(patterns) - index - 1
            if part.name is not None:
                bindings[part.name] = Tuple(tuple(items[index : len(items) - after]))
        else:
            position = index if star is None or index < star else len(items) - len(patterns) + index
            matched = both(matched, match_pattern(m, part, items[position], bindings))
    return matched


def _mapping(m: Interpreter, pattern: ir.PMapping, value: Value, bindings: dict[str, Value]) -> Condition:
    if not isinstance(value, DictCell):
        _bind_all(pattern, bindings)
        return conditions.unknown("pattern")
    matched = TRUE
    for key, part in zip(pattern.keys, pattern.values):
        stored = value.state.get(hashable(m.eval(key)))
        if stored is None and OPEN not in value.state:
            return FALSE
        if stored is None:
            stored = opaque("item")
            matched = both(matched, conditions.unknown("pattern"))
        matched = both(matched, match_pattern(m, part, stored, bindings))
    if pattern.rest is not None:
        bindings[pattern.rest] = opaque("rest", definite=True)
    return matched


def _class(m: Interpreter, pattern: ir.PClass, value: Value, bindings: dict[str, Value]) -> Condition:
    cls = m.select(m.eval(pattern.cls))
    matched = m.is_instance(value, cls)
    names = _match_names(m, cls) if pattern.positional else []
    if pattern.positional and len(names) >= len(pattern.positional):
        for name, part in zip(names, pattern.positional):
            matched = (
                both(matched, match_pattern(m, part, m.attribute(value, name, m.here), bindings))
                if matched
                else matched
            )
        for name, part in pattern.keywords:
            matched = (
                both(matched, match_pattern(m, part, m.attribute(value, name, m.here), bindings))
                if matched
                else matched
            )
        return matched
    for part in pattern.positional:
        _bind_all(part, bindings)
    for name, part in pattern.keywords:
        matched = both(matched, match_pattern(m, part, m.attribute(value, name, m.here), bindings))
    return both(matched, conditions.unknown("pattern")) if pattern.positional else matched


def _match_names(m: Interpreter, cls: Value) -> list[str]:
    """The attributes that positional patterns of a class stand for: `__match_args__`, or the fields of a dataclass."""
    if not isinstance(cls, Class):
        return []
    explicit = cls.state.get("__match_args__")
    items = m.exact_items(explicit) if explicit is not None else None
    if items is None and isinstance(cls.state.get("__annotations__"), DictCell):
        items = [Constant(key[1]) for key in cls.state["__annotations__"].state if isinstance(key, tuple)]  # type: ignore[union-attr]
    return [str(item.value) for item in items or [] if isinstance(item, Constant)]


def _bind_all(pattern: ir.Pattern, bindings: dict[str, Value]) -> None:
    match pattern:
        case ir.PAs(pattern=inner, name=name):
            if name is not None:
                bindings[name] = opaque("capture")
            if inner is not None:
                _bind_all(inner, bindings)
        case ir.PStar(name=str(name)):
            bindings[name] = opaque("capture", definite=True)
        case ir.PSequence(items=parts) | ir.POr(options=parts) | ir.PMapping(values=parts):
            for part in parts:
                _bind_all(part, bindings)
        case ir.PClass(positional=positional, keywords=keywords):
            for part in (*positional, *(part for _, part in keywords)):
                _bind_all(part, bindings)
        case _:
            pass
