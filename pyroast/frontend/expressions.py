"""Lowering of expressions: one function a node type, in the order of the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import libcst as cst

from pyroast import ir
from pyroast.frontend.cursor import Cursor, Scope, identifier
from pyroast.frontend.literals import number_value
from pyroast.frontend.operators import BINARY, BOOLEAN, COMPARISON, UNARY

Table = dict[type[cst.CSTNode], Callable[[Cursor, Any], ir.Expr]]

CONSTANTS: dict[str, object] = {"None": None, "True": True, "False": False}


def expression(cursor: Cursor, node: cst.CSTNode) -> ir.Expr:
    """Lower an expression with the parentheses around it, which are not part of its span."""
    kind = type(node)
    parens = node.lpar  # type: ignore[attr-defined]  # every node of the table but `From` has it
    if not parens:
        return TABLE.get(kind, _opaque)(cursor, node)
    own = 1 if kind in PARENTHESISED else 0
    for _ in range(len(parens) - own):
        cursor.token(1)
    result = TABLE.get(kind, _opaque)(cursor, node)
    for _ in range(len(parens) - own):
        cursor.token(1)
    return result


def dotted(value: ir.Expr) -> str | None:
    """The dotted name that an expression is, such as `pyro.infer.SVI`."""
    if type(value) is ir.Name:
        return value.id
    parts: list[str] = []
    while type(value) is ir.Attr:
        parts.append(value.name)
        value = value.value
    if type(value) is not ir.Name:
        return None
    parts.append(value.id)
    return ".".join(reversed(parts))


def bind(scope: Scope, target: ir.Expr) -> None:
    """Record the names that an assignment to `target` binds."""
    pending = [target]
    while pending:
        target = pending.pop()
        if type(target) is ir.Name:
            scope.bound.add(target.id)
        elif type(target) is ir.Sequence:
            pending.extend(target.items)
        elif type(target) is ir.Starred:
            pending.append(target.value)


def _opaque(cursor: Cursor, node: cst.BaseExpression) -> ir.Expr:
    """Syntax newer than this file: passed over by its width."""
    bare = node.with_changes(lpar=(), rpar=())
    newline = "\r\n" if "\r\n" in cursor.text else "\r" if "\r" in cursor.text else "\n"
    start = cursor.token(len(cst.Module((), default_newline=newline).code_for_node(bare)))
    return ir.OpaqueExpr(type(node).__name__, cursor.span(start))


# Atoms


def _name(cursor: Cursor, node: cst.Name) -> ir.Expr:
    name = node.value
    start = cursor.token(len(name))
    if name in CONSTANTS:
        return ir.Const(CONSTANTS[name], cursor.span(start))
    return ir.Name(identifier(name), cursor.span(start))


def _number(cursor: Cursor, node: cst.Integer | cst.Float | cst.Imaginary) -> ir.Expr:
    start = cursor.token(len(node.value))
    try:
        return ir.Const(number_value(node.value), cursor.span(start))
    except ValueError:
        return ir.OpaqueExpr("number", cursor.span(start))


def _ellipsis(cursor: Cursor, node: cst.Ellipsis) -> ir.Expr:
    return ir.Const(..., cursor.span(cursor.token(3)))


# Chains: attributes, calls, subscripts


def _attribute(cursor: Cursor, node: cst.Attribute) -> ir.Expr:
    start = cursor.skip()
    value = expression(cursor, node.value)
    cursor.token(1)
    name = node.attr.value
    cursor.token(len(name))
    return ir.Attr(value, identifier(name), cursor.span(start))


def _call(cursor: Cursor, node: cst.Call) -> ir.Expr:
    start = cursor.skip()
    func = expression(cursor, node.func)
    name = dotted(func)
    if name is not None:
        cursor.scope.callees.add(name)
    cursor.token(1)
    args = arguments(cursor, node.args)
    cursor.token(1)
    return ir.Call(func, args, cursor.span(start))


def arguments(cursor: Cursor, nodes: Sequence[cst.Arg]) -> tuple[ir.Arg, ...]:
    """Lower the arguments of a call or the bases and keywords of a class."""
    args = []
    for node in nodes:
        keyword = None
        star = node.star
        if star:
            cursor.token(len(star))
        elif node.keyword is not None:
            keyword = node.keyword.value
            cursor.token(len(keyword))
            cursor.token(1)
        args.append(ir.Arg(expression(cursor, node.value), keyword and identifier(keyword), star))
    return tuple(args)


def _subscript(cursor: Cursor, node: cst.Subscript) -> ir.Expr:
    start = cursor.skip()
    value = expression(cursor, node.value)
    cursor.token(1)
    inner = cursor.skip()
    elements = node.slice
    items = tuple([_element(cursor, element.slice) for element in elements])
    if len(items) == 1 and not isinstance(elements[0].comma, cst.Comma) and type(items[0]) is not ir.Starred:
        index = items[0]
    else:
        if isinstance(elements[-1].comma, cst.Comma):
            cursor.last_comma()
        index = ir.Sequence("tuple", items, cursor.span(inner))
    cursor.token(1)
    return ir.Subscript(value, index, cursor.span(start))


def _element(cursor: Cursor, node: cst.BaseSlice) -> ir.Expr:
    start = cursor.skip()
    if isinstance(node, cst.Index):
        if not node.star:
            return expression(cursor, node.value)
        cursor.token(1)
        value = expression(cursor, node.value)
        return ir.Starred(value, cursor.span(start))
    assert isinstance(node, cst.Slice)  # there is no third kind
    lower = None if node.lower is None else expression(cursor, node.lower)
    cursor.token(1)
    upper = None if node.upper is None else expression(cursor, node.upper)
    if isinstance(node.second_colon, cst.Colon):
        cursor.token(1)
    step = None if node.step is None else expression(cursor, node.step)
    return ir.Slice(lower, upper, step, cursor.span(start))


# Operators


def _binary(cursor: Cursor, node: cst.BinaryOperation) -> ir.Expr:
    """Sums may have thousands of terms: the left spine is a loop."""
    start = cursor.skip()
    spine = [node]
    left: cst.BaseExpression = node.left
    while type(left) is cst.BinaryOperation and not left.lpar:
        spine.append(left)
        left = left.left
    result = expression(cursor, left)
    for part in reversed(spine):
        operator = BINARY[type(part.operator)]
        cursor.token(len(operator))
        right = expression(cursor, part.right)
        result = ir.BinOp(operator, result, right, cursor.span(start))
    return result


def _unary(cursor: Cursor, node: cst.UnaryOperation) -> ir.Expr:
    operator = UNARY[type(node.operator)]
    start = cursor.token(len(operator))
    operand = expression(cursor, node.expression)
    return ir.UnaryOp(operator, operand, cursor.span(start))


def _boolean(cursor: Cursor, node: cst.BooleanOperation) -> ir.Expr:
    """`a and b and c` is one chain; libcst nests it to the left."""
    start = cursor.skip()
    kind = type(node.operator)
    operands: list[cst.BaseExpression] = []
    pending: list[cst.BaseExpression] = [node.right, node.left]
    while pending:
        operand = pending.pop()
        if type(operand) is cst.BooleanOperation and not operand.lpar and type(operand.operator) is kind:
            pending += (operand.right, operand.left)
        else:
            operands.append(operand)
    operator = BOOLEAN[kind]
    values = [expression(cursor, operands[0])]
    for operand in operands[1:]:
        cursor.token(len(operator))
        values.append(expression(cursor, operand))
    return ir.BoolOp(operator, tuple(values), cursor.span(start))


def _comparison(cursor: Cursor, node: cst.Comparison) -> ir.Expr:
    start = cursor.skip()
    left = expression(cursor, node.left)
    rest = []
    for target in node.comparisons:
        operator = COMPARISON[type(target.operator)]
        for word in operator.split(" "):
            cursor.token(len(word))
        rest.append((operator, expression(cursor, target.comparator)))
    return ir.Compare(left, tuple(rest), cursor.span(start))


def _conditional(cursor: Cursor, node: cst.IfExp) -> ir.Expr:
    start = cursor.skip()
    body = expression(cursor, node.body)
    cursor.token(2)
    test = expression(cursor, node.test)
    cursor.token(4)
    orelse = expression(cursor, node.orelse)
    return ir.IfExpr(test, body, orelse, cursor.span(start))


def _named(cursor: Cursor, node: cst.NamedExpr) -> ir.Expr:
    start = cursor.skip()
    target = expression(cursor, node.target)
    cursor.token(2)
    value = expression(cursor, node.value)
    if type(target) is not ir.Name:
        return ir.OpaqueExpr("NamedExpr", cursor.span(start))
    cursor.scope.bound.add(target.id)
    return ir.NamedExpr(target, value, cursor.span(start))


# Suspension


def _await(cursor: Cursor, node: cst.Await) -> ir.Expr:
    start = cursor.token(5)
    value = expression(cursor, node.expression)
    return ir.Await(value, cursor.span(start))


def _yield(cursor: Cursor, node: cst.Yield) -> ir.Expr:
    start = cursor.token(5)
    cursor.scope.is_generator = True
    value = node.value
    if value is None:
        return ir.Yield(None, False, cursor.span(start))
    is_from = isinstance(value, cst.From)
    if isinstance(value, cst.From):
        cursor.token(4)
        value = value.item
    lowered = expression(cursor, value)
    return ir.Yield(lowered, is_from, cursor.span(start))


PARENTHESISED = frozenset({cst.Tuple, cst.GeneratorExp})
"""Nodes whose innermost parentheses are their own."""

TABLE: Table = {
    cst.Name: _name,
    cst.Integer: _number,
    cst.Float: _number,
    cst.Imaginary: _number,
    cst.Ellipsis: _ellipsis,
    cst.Attribute: _attribute,
    cst.Call: _call,
    cst.Subscript: _subscript,
    cst.BinaryOperation: _binary,
    cst.UnaryOperation: _unary,
    cst.BooleanOperation: _boolean,
    cst.Comparison: _comparison,
    cst.IfExp: _conditional,
    cst.NamedExpr: _named,
    cst.Await: _await,
    cst.Yield: _yield,
}
"""`lower` adds the node types of `displays`, `functions` and `strings`."""
