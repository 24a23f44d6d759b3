"""Lowering of displays and comprehensions."""

from __future__ import annotations

import libcst as cst

from pyroast import ir
from pyroast.frontend.cursor import Cursor
from pyroast.frontend.expressions import Table, expression

COMPREHENSIONS: dict[type[cst.CSTNode], str] = {
    cst.ListComp: "list", cst.SetComp: "set", cst.GeneratorExp: "generator",
}  # fmt: skip


def _sequence(cursor: Cursor, node: cst.List | cst.Set) -> ir.Expr:
    start = cursor.token(1)
    items = tuple([expression(cursor, _unwrapped(element)) for element in node.elements])
    cursor.token(1)
    return ir.Sequence("list" if type(node) is cst.List else "set", items, cursor.span(start))


def _unwrapped(element: cst.BaseElement) -> cst.CSTNode:
    return element.value if type(element) is cst.Element else element


def _tuple(cursor: Cursor, node: cst.Tuple) -> ir.Expr:
    """A tuple's span includes its parentheses, or its last comma if it has none."""
    start = cursor.token(1) if node.lpar else cursor.skip()
    elements = node.elements
    items = tuple([expression(cursor, _unwrapped(element)) for element in elements])
    if node.lpar:
        cursor.token(1)
    elif elements and isinstance(elements[-1].comma, cst.Comma):
        cursor.last_comma()
    return ir.Sequence("tuple", items, cursor.span(start))


def _starred(cursor: Cursor, node: cst.StarredElement) -> ir.Expr:
    start = cursor.token(1)
    value = expression(cursor, node.value)
    return ir.Starred(value, cursor.span(start))


def _dict(cursor: Cursor, node: cst.Dict) -> ir.Expr:
    start = cursor.token(1)
    items: list[tuple[ir.Expr | None, ir.Expr]] = []
    for element in node.elements:
        if isinstance(element, cst.DictElement):
            key = expression(cursor, element.key)
            cursor.token(1)
            items.append((key, expression(cursor, element.value)))
        else:
            cursor.token(2)
            items.append((None, expression(cursor, element.value)))
    cursor.token(1)
    return ir.DictDisplay(tuple(items), cursor.span(start))


def _comprehension(cursor: Cursor, node: cst.ListComp | cst.SetComp | cst.GeneratorExp) -> ir.Expr:
    """A generator's span includes its parentheses; as the only argument of a call it may have none."""
    kind = COMPREHENSIONS[type(node)]
    bracketed = kind != "generator" or bool(node.lpar)
    start = cursor.token(1) if bracketed else cursor.skip()
    element = expression(cursor, node.elt)
    clauses = _clauses(cursor, node.for_in)
    if bracketed:
        cursor.token(1)
    return ir.Comprehension(kind, element, None, clauses, cursor.span(start))


def _dict_comprehension(cursor: Cursor, node: cst.DictComp) -> ir.Expr:
    start = cursor.token(1)
    key = expression(cursor, node.key)
    cursor.token(1)
    value = expression(cursor, node.value)
    clauses = _clauses(cursor, node.for_in)
    cursor.token(1)
    return ir.Comprehension("dict", key, value, clauses, cursor.span(start))


def _clauses(cursor: Cursor, node: cst.CompFor | None) -> tuple[ir.Clause, ...]:
    clauses = []
    while node is not None:
        is_async = node.asynchronous is not None
        if is_async:
            cursor.token(5)
        cursor.token(3)
        target = expression(cursor, node.target)
        cursor.token(2)
        values = expression(cursor, node.iter)
        tests = []
        for test in node.ifs:
            cursor.token(2)
            tests.append(expression(cursor, test.test))
        clauses.append(ir.Clause(target, values, tuple(tests), is_async))
        node = node.inner_for_in
    return tuple(clauses)


DISPLAYS: Table = {
    cst.List: _sequence,
    cst.Set: _sequence,
    cst.Tuple: _tuple,
    cst.StarredElement: _starred,
    cst.Dict: _dict,
    cst.ListComp: _comprehension,
    cst.SetComp: _comprehension,
    cst.GeneratorExp: _comprehension,
    cst.DictComp: _dict_comprehension,
}
