"""Library models of the methods of dicts, and of copies."""

from __future__ import annotations

from pyroast import conditions
from pyroast.facts import Tri
from pyroast.library.builtins_ import first
from pyroast.library.registry import model
from pyroast.protocol import Arguments, Machine
from pyroast.spans import Span
from pyroast.symbolic import Form, Sym, app, fresh
from pyroast.values import (
    NONE,
    OPEN,
    UNBOUND,
    Cell,
    Constant,
    DictCell,
    Instance,
    ListCell,
    Symbol,
    Tuple,
    Value,
    bound,
    form_of,
    hashable,
    opaque,
)


@model("builtins.dict.items")
def items(m: Machine, arguments: Arguments, span: Span) -> Value:
    cell = first(m, arguments)
    if isinstance(cell, DictCell) and OPEN not in cell.state:
        found = m.exact_items(cell)
        if found is not None:
            return Tuple(tuple(Tuple((key, m.select(cell.state[hashable(key)]))) for key in found))
    form = _source(cell)
    return Symbol(app("call", app("attr", form, "items")), definite=True)


@model("builtins.dict.keys")
def keys(m: Machine, arguments: Arguments, span: Span) -> Value:
    cell = first(m, arguments)
    found = m.exact_items(cell)
    return (
        Tuple(tuple(found))
        if found is not None
        else Symbol(app("call", app("attr", _source(cell), "keys")), definite=True)
    )


@model("builtins.dict.values")
def values(m: Machine, arguments: Arguments, span: Span) -> Value:
    cell = first(m, arguments)
    if isinstance(cell, DictCell) and OPEN not in cell.state:
        found = m.exact_items(cell)
        if found is not None:
            return Tuple(tuple(m.select(cell.state[hashable(key)]) for key in found))
    return Symbol(app("call", app("attr", _source(cell), "values")), definite=True)


def _source(cell: Value) -> Form:
    if isinstance(cell, DictCell) and isinstance(cell.state.get(OPEN), Symbol):
        form = form_of(cell.state[OPEN])
        if form is not None:
            return form
    return form_of(cell) or Sym(("dict", id(cell)))


@model("builtins.dict.pop")
def pop_key(m: Machine, arguments: Arguments, span: Span) -> Value:
    value = get(m, arguments, span)
    cell, key = first(m, arguments), m.select(arguments.args[1]) if len(arguments.args) > 1 else NONE
    if isinstance(cell, DictCell):
        if hashable(key) in cell.state:
            m.write(cell, hashable(key), UNBOUND)
        elif not isinstance(key, Constant):
            m.write(cell, OPEN, opaque("dict"))
    return value


@model("builtins.dict.setdefault")
def setdefault(m: Machine, arguments: Arguments, span: Span) -> Value:
    value = get(m, arguments, span)
    cell, key = first(m, arguments), m.select(arguments.args[1]) if len(arguments.args) > 1 else NONE
    if isinstance(cell, DictCell):
        m.write(cell, hashable(key), value)
    return value


@model("builtins.dict.get")
def get(m: Machine, arguments: Arguments, span: Span) -> Value:
    cell, key = first(m, arguments), m.select(arguments.args[1]) if len(arguments.args) > 1 else NONE
    default = arguments.get(2, "default", NONE) or NONE
    if isinstance(cell, DictCell):
        stored = cell.state.get(hashable(key))
        if stored is not None and m.decide(bound(stored)) is not Tri.NO:
            there = bound(stored)
            return (
                m.select(stored)
                if there == conditions.TRUE
                else m.join(there, m.select(stored), m.select(default))
            )
        if OPEN not in cell.state and isinstance(key, Constant):
            return m.select(default)
        if OPEN not in cell.state and 0 < len(cell.state) <= 7:
            return m.item(cell, key, span)
        source = _source(cell)
        form = form_of(key)
        name: object = key.value if isinstance(key, Constant) else form
        if name is not None:
            value = Symbol(app("item", source, name))
            present = conditions.literal(("in", name, source))
            return m.join(present, value, m.select(default))
    return opaque("item")


@model("builtins.dict.update")
def update(m: Machine, arguments: Arguments, span: Span) -> Value:
    cell = first(m, arguments)
    if isinstance(cell, DictCell):
        if len(arguments.args) > 1:
            m.update_dict(cell, arguments.args[1])
        for name, value in arguments.keywords.items():
            m.write(cell, ("str", name), value)
    return NONE


@model("builtins.dict.copy", "copy.copy")
def copy_dict(m: Machine, arguments: Arguments, span: Span) -> Value:
    cell = first(m, arguments)
    if isinstance(cell, DictCell):
        return m.new(DictCell(dict(cell.state)))
    if isinstance(cell, ListCell):
        return m.new(ListCell(dict(cell.state)))
    if isinstance(cell, Instance):
        return m.new(Instance(dict(cell.state), cls=cell.cls, form=fresh("instance", cell.cls.name)))
    return cell


@model("copy.deepcopy")
def deepcopy(m: Machine, arguments: Arguments, span: Span) -> Value:
    return _deepcopy(m, first(m, arguments), {})


def _deepcopy(m: Machine, value: Value, done: dict[int, Value]) -> Value:
    """Copies of the cells that a value is made of; functions and library objects are shared."""
    if id(value) in done:
        return done[id(value)]
    match value:
        case Tuple(items=items):
            return Tuple(tuple(_deepcopy(m, item, done) for item in items))
        case Instance(cls=cls):
            copied: Cell = m.new(Instance({}, cls=cls, form=fresh("instance", cls.name)))
        case ListCell(kind=kind):
            copied = m.new(ListCell({}, kind=kind))
        case DictCell():
            copied = m.new(DictCell({}))
        case _:
            return value
    done[id(value)] = copied  # type: ignore[assignment]  # one of the cells above
    for key, stored in value.state.items():
        copied.state[key] = _deepcopy(m, stored, done)
    return copied  # type: ignore[return-value]  # one of the cells above


@model("builtins.dict.fromkeys")
def fromkeys(m: Machine, arguments: Arguments, span: Span) -> Value:
    cell = DictCell({})
    found = m.exact_items(first(m, arguments))
    if found is None:
        cell.state[OPEN] = opaque("keys")
    for key in found or []:
        cell.state[hashable(key)] = arguments.get(1, "value", NONE) or NONE
    return m.new(cell)
