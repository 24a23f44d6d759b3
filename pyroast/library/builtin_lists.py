"""Library models of the methods of lists, tuples and sets."""

from __future__ import annotations

from pyroast.library.builtins_ import first, len_, sorted_items
from pyroast.library.growing import appended
from pyroast.library.registry import model
from pyroast.protocol import Arguments, Machine
from pyroast.spans import Span
from pyroast.values import (
    NONE,
    Constant,
    ListCell,
    Tuple,
    Value,
    opaque,
)


@model("builtins.list.append", "builtins.set.add")
def append(m: Machine, arguments: Arguments, span: Span) -> Value:
    cell = first(m, arguments)
    if isinstance(cell, ListCell) and len(arguments.args) == 2:
        longer = appended(m, m.select(cell.state["items"]), arguments.args[1])
        items = m.exact_items(cell) if longer is None else None
        known = items is not None and len(items) < 4096
        made = Tuple((*items, arguments.args[1])) if known else opaque("list contents")  # type: ignore[misc]
        m.write(cell, "items", made if longer is None else longer)
    return NONE


@model("builtins.list.extend", "builtins.set.update")
def extend(m: Machine, arguments: Arguments, span: Span) -> Value:
    m.extend_in_place(first(m, arguments), m.select(arguments.args[1]) if len(arguments.args) > 1 else NONE)
    return NONE


@model("builtins.list.insert")
def insert(m: Machine, arguments: Arguments, span: Span) -> Value:
    cell = first(m, arguments)
    if isinstance(cell, ListCell) and len(arguments.args) == 3:
        items, position = m.exact_items(cell), m.select(arguments.args[1])
        if items is not None and isinstance(position, Constant) and isinstance(position.value, int):
            items.insert(position.value, arguments.args[2])
            m.write(cell, "items", Tuple(tuple(items)))
        else:
            m.write(cell, "items", opaque("list contents"))
    return NONE


@model("builtins.list.pop", "builtins.set.pop")
def pop(m: Machine, arguments: Arguments, span: Span) -> Value:
    cell = first(m, arguments)
    if isinstance(cell, ListCell):
        items = m.exact_items(cell)
        position = m.select(arguments.args[1]) if len(arguments.args) > 1 else Constant(-1)
        if items and isinstance(position, Constant) and isinstance(position.value, int):
            if -len(items) <= position.value < len(items):
                taken = items.pop(position.value)
                m.write(cell, "items", Tuple(tuple(items)))
                return m.select(taken)
        m.write(cell, "items", opaque("list contents"))
    return opaque("item")


@model("builtins.list.sort")
def sort(m: Machine, arguments: Arguments, span: Span) -> Value:
    cell = first(m, arguments)
    if isinstance(cell, ListCell):
        items = m.exact_items(cell)
        made = sorted_items(items, arguments) if items is not None else None
        m.write(cell, "items", Tuple(tuple(made)) if made is not None else opaque("list contents"))
    return NONE


@model("builtins.list.remove", "builtins.list.clear", "builtins.set.remove", "builtins.set.discard")
def change_list(m: Machine, arguments: Arguments, span: Span) -> Value:
    cell = first(m, arguments)
    if isinstance(cell, ListCell):
        m.write(cell, "items", opaque("list contents"))
    return NONE


@model("builtins.list.reverse")
def reverse(m: Machine, arguments: Arguments, span: Span) -> Value:
    cell = first(m, arguments)
    if isinstance(cell, ListCell):
        items = m.exact_items(cell)
        m.write(
            cell, "items", Tuple(tuple(reversed(items))) if items is not None else opaque("list contents")
        )
    return NONE


@model("builtins.list.copy", "builtins.set.copy")
def copy_list(m: Machine, arguments: Arguments, span: Span) -> Value:
    cell = first(m, arguments)
    return m.new(ListCell(dict(cell.state))) if isinstance(cell, ListCell) else opaque("copy")


@model("builtins.list.__len__", "builtins.dict.__len__", "builtins.tuple.__len__")
def dunder_len(m: Machine, arguments: Arguments, span: Span) -> Value:
    return len_(m, arguments, span)


@model("builtins.list.index", "builtins.tuple.index")
def index_of(m: Machine, arguments: Arguments, span: Span) -> Value:
    items = m.exact_items(first(m, arguments))
    wanted = m.select(arguments.args[1]) if len(arguments.args) > 1 else NONE
    if items is not None and isinstance(wanted, Constant) and wanted in items:
        return Constant(items.index(wanted))
    return opaque("index", external=True, definite=True)
