"""Items and their assignment: lists, dicts, tensors, and what has no known key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pyroast import conditions
from pyroast.conditions import Condition, negate, unknown
from pyroast.facts import Tri
from pyroast.interpret import expressions, imports
from pyroast.interpret.classes import class_attribute
from pyroast.library import registry
from pyroast.library.tensors import indexing, versions
from pyroast.protocol import Arguments
from pyroast.records import replace
from pyroast.spans import Span
from pyroast.symbolic import app, atoms
from pyroast.values import (
    OPEN,
    UNBOUND,
    Cell,
    Class,
    Constant,
    DictCell,
    Instance,
    Iterate,
    ListCell,
    Method,
    Object,
    Reference,
    Scope,
    Symbol,
    Tuple,
    Value,
    bound,
    form_of,
    hashable,
    key_value,
    opaque,
)

if TYPE_CHECKING:
    from pyroast.interpret.interpreter import Interpreter


CONTAINERS = ("torch.nn.ModuleList", "torch.nn.Sequential", "torch.nn.ModuleDict")
MAX_ENTRIES = 12
"""How many entries of a container are told apart where the key is not known."""


def item(m: Interpreter, value: Value, index: Value, span: Span) -> Value:
    """`value[index]` for values that are no choices."""
    if indexing.is_slice(index) and not isinstance(value, Object):
        return _slice(m, value, index)
    match value, index:
        case (Tuple() | ListCell(), Constant(value=int(position))):
            items = m.exact_items(value)
            if items is not None and -len(items) <= position < len(items):
                return m.select(items[position])
            if isinstance(value, ListCell) and isinstance(m.select(value.state["items"]), Iterate):
                return m.iterate(value, span).element(position)
        case ListCell(), Symbol(form=form, tensor=False):
            elements = m.iterate(value, span)
            if elements.exact is None:
                return elements.element(form)
            if elements.exact and len(elements.exact) <= MAX_ENTRIES and value.kind != "set":
                return _unknown_key(m, index, _numbered(elements.exact))
        case Tuple(items=items), Symbol() if 0 < len(items) <= MAX_ENTRIES:
            return _unknown_key(m, index, _numbered(items))
        case DictCell(), _:
            return _dict_item(m, value, index)
        case Constant(value=str(text)), Constant(value=int(position)) if -len(text) <= position < len(text):
            return Constant(text[position])
        case Iterate(), _:
            position_form = form_of(index)
            return value.element(position_form) if position_form is not None else opaque("element")
        case Instance(), _:
            method = m.attribute(value, "__getitem__", span)
            if isinstance(method, Method):
                return m.call(method, Arguments([index], {}), span)
            missing = class_attribute(m, value.cls, "__missing__")
            if missing is not None and m.may_sample(missing):
                m.open_trace("__missing__ samples where a key is absent", span)
        case Reference(name="pyro.nn.PyroModule"), Reference(name=wrapped) if wrapped in CONTAINERS:
            return index
        case Reference(name="pyro.nn.PyroModule"), Class():
            return index
        case Reference(name="pyro.nn.PyroModule" as name), Reference(name=wrapped):
            full = f"{name}[{wrapped}]"
            return Reference(full if registry.find(full) is not None else name)
        case Reference(name=name), _:
            return Reference(name)
        case Object(), _:
            return m.library(f"{value.type}.__getitem__", Arguments([value, index], {}), span)
        case Symbol(), _:
            m.assume_not_none(value)
            return indexing.item(m, value, index)
    container, key = form_of(value), form_of(index)
    if container is not None and key is not None:
        return Symbol(app("item", container, key))
    return opaque("item")


def _unknown_key(m: Interpreter, index: Value, entries: list[tuple[Value | None, Value]]) -> Value:
    """What is found under a key that is not known: one of the entries, and the key decides which one."""
    first = entries[0][1]
    if all(item == first for _, item in entries[1:]):
        return m.select(first)
    form = form_of(index)
    found: list[tuple[Condition, Value]] = []
    for key, item in entries:
        if form is None or not isinstance(key, Constant):
            found.append((conditions.unknown("key"), item))
        else:
            found.append((expressions.compare_values(m, "==", index, key), item))
    return m.combine(found)


def _numbered(items: Sequence[Value]) -> list[tuple[Value | None, Value]]:
    return [(Constant(place), item) for place, item in enumerate(items)]


def _slice(m: Interpreter, value: Value, index: Value) -> Value:
    bounds = [part.value for part in index.items[1:] if isinstance(part, Constant)]  # type: ignore[union-attr]
    if isinstance(value, Symbol):
        return indexing.item(m, value, index)
    if len(bounds) == 3 and bounds[2] != 0:
        if isinstance(value, Constant) and isinstance(value.value, (str, bytes)):
            return Constant(value.value[_python_slice(bounds)])
        items = m.exact_items(value)
        if items is not None:
            chosen = Tuple(tuple(items[_python_slice(bounds)]))
            return chosen if isinstance(value, Tuple) else m.new(ListCell({"items": chosen}))
    return opaque("slice", definite=True)


def _python_slice(bounds: list[object]) -> slice:
    return slice(*(bound if isinstance(bound, int) else None for bound in bounds))


def _dict_item(m: Interpreter, value: DictCell, index: Value) -> Value:
    key = hashable(index)
    if key not in value.state and not m.all_imported and imports.is_registry(m, value):
        imports.run_all(m)
    if key in value.state and m.decide(bound(value.state[key])) is not Tri.NO:
        return m.select(value.state[key])
    stored = [(key_value(name), item) for name, item in value.state.items() if name != OPEN]
    if OPEN not in value.state and isinstance(index, Constant):
        m.raise_here("KeyError")
    if OPEN not in value.state and stored and not isinstance(index, Constant):
        return _unknown_key(m, index, stored) if len(stored) <= MAX_ENTRIES else opaque("item")
    if OPEN in value.state:
        source = form_of(value.state[OPEN])
        form = form_of(index)
        if source is not None and isinstance(index, Constant):
            return Symbol(app("item", source, index.value))
        if source is not None and form is not None:
            return Symbol(app("item", source, form))
    return opaque("item")


def set_item(m: Interpreter, value: Value, index: Value, new: Value) -> None:
    """`value[index] = new`."""
    match value:
        case DictCell():
            key = hashable(index)
            m.write(value, key, new)
        case ListCell():
            items = m.exact_items(value)
            if items is not None and isinstance(index, Constant) and isinstance(index.value, int):
                if -len(items) <= index.value < len(items):
                    items[index.value] = new
                    m.write(value, "items", Tuple(tuple(items)))
            else:
                m.write(value, "items", opaque("list contents"))
        case Object():
            m.library(f"{value.type}.__setitem__", Arguments([value, index, new], {}), m.here)
        case Instance():
            method = m.attribute(value, "__setitem__", m.here)
            if isinstance(method, Method):
                m.call(method, Arguments([index, new], {}), m.here)
        case Symbol(tensor=True):
            forget_elements(m, value)
        case _:
            pass


def forget_elements(m: Interpreter, value: Symbol, shape: bool = False) -> None:
    """After a tensor is changed in place, drop what names in reach know of its elements, or of its shape.

    Knowing less is right on every path, so the names do not count as written: loops and branches need not join them.
    """
    for base in versions.bases(value.form):
        m.write(m.symbol_writes, (base, versions.CHANGED), versions.new_version())
    changed = set(atoms(value.form))
    scopes: list[Scope] = [m.scope, *(activation.scope for activation in m.activations)]
    cells: dict[int, Cell] = {}
    for scope in scopes:
        inner: Scope | None = scope
        while inner is not None and id(inner) not in cells:
            cells[id(inner)] = inner
            inner = inner.parent
    for cell in list(cells.values()):
        for held in cell.state.values():
            if isinstance(held, (Instance, ListCell, DictCell)):
                cells[id(held)] = held
    for cell in cells.values():
        for name, held in list(cell.state.items()):
            if not isinstance(held, Symbol) or not held.tensor or changed.isdisjoint(atoms(held.form)):
                continue
            if shape and held.form == value.form:
                m.put(cell, name, replace(held, support=None, shape=None))
            elif held.support is not None:
                m.put(cell, name, replace(held, support=None))


def delete_item(m: Interpreter, value: Value, index: Value) -> None:
    """`del value[index]`."""
    if isinstance(value, DictCell):
        if hashable(index) in value.state:
            m.write(value, hashable(index), UNBOUND)
        elif not isinstance(index, Constant):
            for key, stored in list(value.state.items()):  # any one of them
                if key != OPEN:
                    gone = unknown("deleted")
                    m.write(value, key, m.combine([(gone, UNBOUND), (negate(gone), stored)]))
    elif isinstance(value, ListCell):
        m.write(value, "items", opaque("list contents"))


def update_dict(m: Interpreter, cell: DictCell, other: Value) -> None:
    """`cell.update(other)`."""
    if isinstance(other, DictCell):
        for key, stored in other.state.items():
            m.write(cell, key, stored)
        return
    items = m.exact_items(other)
    pairs = [m.exact_items(entry) for entry in items] if items is not None else [None]
    if all(pair is not None and len(pair) == 2 for pair in pairs):
        for pair in pairs:
            m.write(cell, hashable(pair[0]), pair[1])  # type: ignore[index]  # pairs of two
    else:
        form = form_of(other)
        m.write(cell, OPEN, Symbol(form) if form is not None else opaque("dict"))


def extend_in_place(m: Interpreter, current: Value, value: Value) -> bool:
    """`current += value` for a list."""
    if not isinstance(current, ListCell):
        return False
    items, more = m.exact_items(current), m.exact_items(value)
    known = items is not None and more is not None and len(items) + len(more) <= 4096
    m.write(current, "items", Tuple((*items, *more)) if known else opaque("list contents"))  # type: ignore[misc]
    return True


def star_source(value: Value) -> Value:
    """What an iterable that is unpacked with `*` is known by."""
    if isinstance(value, ListCell):
        return value.state["items"]
    return value
