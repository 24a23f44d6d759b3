"""Lowering of statements: one function a node type, in the order of the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import libcst as cst

from pyroast import ir
from pyroast.frontend.cursor import Cursor
from pyroast.frontend.expressions import bind, dotted, expression
from pyroast.frontend.functions import class_definition, function_definition, type_parameters
from pyroast.frontend.imports import import_from_statement, import_statement
from pyroast.frontend.operators import AUGMENTED
from pyroast.frontend.patterns import pattern
from pyroast.spans import Span

Stmts = tuple[ir.Stmt, ...]


def statements(cursor: Cursor, nodes: Sequence[cst.CSTNode]) -> Stmts:
    """Lower the lines of a module or block."""
    result: list[ir.Stmt] = []
    for node in nodes:
        if type(node) is cst.SimpleStatementLine:
            for small in node.body:
                result.append(TABLE[type(small)](cursor, small))
        else:
            result.append(TABLE[type(node)](cursor, node))
    return tuple(result)


def suite(cursor: Cursor, node: cst.BaseSuite) -> Stmts:
    """Lower the body of a compound statement, behind its colon."""
    if isinstance(node, cst.SimpleStatementSuite):
        return tuple([TABLE[type(small)](cursor, small) for small in node.body])
    assert isinstance(node, cst.IndentedBlock)
    return statements(cursor, node.body)


def _block(cursor: Cursor, node: cst.BaseSuite) -> Stmts:
    cursor.token(1)
    return suite(cursor, node)


# Simple statements


def _expression(cursor: Cursor, node: cst.Expr) -> ir.Stmt:
    start = cursor.skip()
    value = expression(cursor, node.value)
    return ir.ExprStmt(value, cursor.span(start))


def _assign(cursor: Cursor, node: cst.Assign) -> ir.Stmt:
    start = cursor.skip()
    targets = []
    for item in node.targets:
        target = expression(cursor, item.target)
        bind(cursor.scope, target)
        cursor.token(1)
        targets.append(target)
    value = expression(cursor, node.value)
    return ir.Assign(tuple(targets), value, cursor.span(start))


def _augmented(cursor: Cursor, node: cst.AugAssign) -> ir.Stmt:
    start = cursor.skip()
    target = expression(cursor, node.target)
    bind(cursor.scope, target)
    operator = AUGMENTED[type(node.operator)]
    cursor.token(len(operator) + 1)
    value = expression(cursor, node.value)
    return ir.AugAssign(target, operator, value, cursor.span(start))


def _annotated(cursor: Cursor, node: cst.AnnAssign) -> ir.Stmt:
    start = cursor.skip()
    target = expression(cursor, node.target)
    bind(cursor.scope, target)
    cursor.token(1)
    annotation = expression(cursor, node.annotation.annotation)
    value = None
    if node.value is not None:
        cursor.token(1)
        value = expression(cursor, node.value)
    return ir.AnnAssign(target, annotation, value, cursor.span(start))


def _return(cursor: Cursor, node: cst.Return) -> ir.Stmt:
    start = cursor.token(6)
    value = None if node.value is None else expression(cursor, node.value)
    return ir.Return(value, cursor.span(start))


def _raise(cursor: Cursor, node: cst.Raise) -> ir.Stmt:
    start = cursor.token(5)
    exc = None if node.exc is None else expression(cursor, node.exc)
    if node.cause is not None:
        cursor.token(4)
        expression(cursor, node.cause.item)
    return ir.Raise(exc, cursor.span(start))


def _assert(cursor: Cursor, node: cst.Assert) -> ir.Stmt:
    start = cursor.token(6)
    test = expression(cursor, node.test)
    message = None if node.msg is None else expression(cursor, node.msg)
    return ir.Assert(test, message, cursor.span(start))


def _delete(cursor: Cursor, node: cst.Del) -> ir.Stmt:
    start = cursor.token(3)
    target = expression(cursor, node.target)
    bind(cursor.scope, target)
    targets = target.items if isinstance(target, ir.Sequence) and target.kind == "tuple" else (target,)
    return ir.Delete(targets, cursor.span(start))


def _pass(cursor: Cursor, node: cst.Pass) -> ir.Stmt:
    return ir.Pass(cursor.span(cursor.token(4)))


def _break(cursor: Cursor, node: cst.Break) -> ir.Stmt:
    return ir.Break(cursor.span(cursor.token(5)))


def _continue(cursor: Cursor, node: cst.Continue) -> ir.Stmt:
    return ir.Continue(cursor.span(cursor.token(8)))


def _scope(cursor: Cursor, node: cst.Global | cst.Nonlocal) -> ir.Stmt:
    kind = "global" if isinstance(node, cst.Global) else "nonlocal"
    start = cursor.token(len(kind))
    names = []
    for item in node.names:
        cursor.token(len(item.name.value))
        names.append(item.name.value)
    cursor.scope.declared.update(names)
    return ir.Scope(kind, tuple(names), cursor.span(start))


def _type_alias(cursor: Cursor, node: cst.TypeAlias) -> ir.Stmt:
    """The value is evaluated lazily, if ever."""
    start = cursor.token(4)
    name = node.name.value
    cursor.token(len(name))
    cursor.scope.bound.add(name)
    type_parameters(cursor, node.type_parameters)
    cursor.token(1)
    expression(cursor, node.value)
    return ir.OpaqueStmt("TypeAlias", (name,), cursor.span(start))


# Compound statements: the span covers the header, up to the colon


def _function(cursor: Cursor, node: cst.FunctionDef) -> ir.Stmt:
    return function_definition(cursor, node, suite)


def _class(cursor: Cursor, node: cst.ClassDef) -> ir.Stmt:
    return class_definition(cursor, node, suite)


def _if(cursor: Cursor, node: cst.If) -> ir.Stmt:
    """An `elif` is an `If` in the `orelse`; chains of them are long, hence the loop."""
    heads: list[tuple[ir.Expr, Stmts, Span]] = []
    branch: cst.If | cst.Else | None = node
    width = 2
    while isinstance(branch, cst.If):
        start = cursor.token(width)
        width = 4
        test = expression(cursor, branch.test)
        span = cursor.span(start)
        heads.append((test, _block(cursor, branch.body), span))
        branch = branch.orelse
    orelse = _else(cursor, branch)
    for test, body, span in reversed(heads[1:]):
        orelse = (ir.If(test, body, orelse, span),)
    test, body, span = heads[0]
    return ir.If(test, body, orelse, span)


def _else(cursor: Cursor, node: cst.Else | None) -> Stmts:
    if node is None:
        return ()
    cursor.token(4)
    return _block(cursor, node.body)


def _for(cursor: Cursor, node: cst.For) -> ir.Stmt:
    start = cursor.skip()
    is_async = node.asynchronous is not None
    if is_async:
        cursor.token(5)
    cursor.token(3)
    target = expression(cursor, node.target)
    bind(cursor.scope, target)
    cursor.token(2)
    values = expression(cursor, node.iter)
    span = cursor.span(start)
    body = _block(cursor, node.body)
    return ir.For(target, values, body, _else(cursor, node.orelse), is_async, span)


def _while(cursor: Cursor, node: cst.While) -> ir.Stmt:
    start = cursor.token(5)
    test = expression(cursor, node.test)
    span = cursor.span(start)
    body = _block(cursor, node.body)
    return ir.While(test, body, _else(cursor, node.orelse), span)


def _with(cursor: Cursor, node: cst.With) -> ir.Stmt:
    start = cursor.skip()
    is_async = node.asynchronous is not None
    if is_async:
        cursor.token(5)
    cursor.token(4)
    if isinstance(node.lpar, cst.LeftParen):
        cursor.token(1)
    items = []
    for item in node.items:
        context = expression(cursor, item.item)
        name = dotted(context)
        if name is not None:
            cursor.scope.callees.add(name)
        target = None
        if item.asname is not None:
            target = _target(cursor, item.asname)
        items.append(ir.WithItem(context, target))
    if isinstance(node.rpar, cst.RightParen):
        cursor.token(1)
    span = cursor.span(start)
    return ir.With(tuple(items), _block(cursor, node.body), is_async, span)


def _target(cursor: Cursor, node: cst.AsName) -> ir.Expr:
    cursor.token(2)
    target = expression(cursor, node.name)
    bind(cursor.scope, target)
    return target


def _try(cursor: Cursor, node: cst.Try | cst.TryStar) -> ir.Stmt:
    span = cursor.span(cursor.token(3))
    body = _block(cursor, node.body)
    handlers = tuple([_handler(cursor, handler) for handler in node.handlers])
    orelse = _else(cursor, node.orelse)
    final: Stmts = ()
    if node.finalbody is not None:
        cursor.token(7)
        final = _block(cursor, node.finalbody.body)
    return ir.Try(body, handlers, orelse, final, isinstance(node, cst.TryStar), span)


def _handler(cursor: Cursor, node: cst.ExceptHandler | cst.ExceptStarHandler) -> ir.Handler:
    start = cursor.token(6)
    if isinstance(node, cst.ExceptStarHandler):
        cursor.token(1)
    kind = None if node.type is None else expression(cursor, node.type)
    name = None if node.name is None else dotted(_target(cursor, node.name))
    span = cursor.span(start)
    return ir.Handler(kind, name, _block(cursor, node.body), span)


def _match(cursor: Cursor, node: cst.Match) -> ir.Stmt:
    start = cursor.token(5)
    subject = expression(cursor, node.subject)
    span = cursor.span(start)
    cursor.token(1)
    return ir.Match(subject, tuple([_case(cursor, case) for case in node.cases]), span)


def _case(cursor: Cursor, node: cst.MatchCase) -> ir.Case:
    start = cursor.token(4)
    lowered = pattern(cursor, node.pattern)
    guard = None
    if node.guard is not None:
        cursor.token(2)
        guard = expression(cursor, node.guard)
    span = cursor.span(start)
    return ir.Case(lowered, guard, _block(cursor, node.body), span)


TABLE: dict[type[cst.CSTNode], Callable[[Cursor, Any], ir.Stmt]] = {
    cst.Expr: _expression,
    cst.Assign: _assign,
    cst.AugAssign: _augmented,
    cst.AnnAssign: _annotated,
    cst.Return: _return,
    cst.Raise: _raise,
    cst.Assert: _assert,
    cst.Del: _delete,
    cst.Pass: _pass,
    cst.Break: _break,
    cst.Continue: _continue,
    cst.Global: _scope,
    cst.Nonlocal: _scope,
    cst.Import: import_statement,
    cst.ImportFrom: import_from_statement,
    cst.LazyImport: import_statement,
    cst.LazyImportFrom: import_from_statement,
    cst.TypeAlias: _type_alias,
    cst.FunctionDef: _function,
    cst.ClassDef: _class,
    cst.If: _if,
    cst.For: _for,
    cst.While: _while,
    cst.With: _with,
    cst.Try: _try,
    cst.TryStar: _try,
    cst.Match: _match,
}
