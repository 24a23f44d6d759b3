"""Lowering of parameters, lambdas, function and class definitions, with the scopes that they open."""

from __future__ import annotations

from collections.abc import Callable

import libcst as cst

from pyroast import ir
from pyroast.frontend.cursor import Cursor, Scope, identifier
from pyroast.frontend.expressions import arguments, dotted, expression
from pyroast.spans import Span

Body = Callable[[Cursor, cst.BaseSuite], tuple[ir.Stmt, ...]]


def parameters(cursor: Cursor, node: cst.Parameters) -> tuple[ir.Param, ...]:
    """Lower the parameters between the parentheses of a `def`, or up to the colon of a lambda."""
    params: list[ir.Param] = []
    if node.posonly_params:
        params += [_parameter(cursor, param, "posonly") for param in node.posonly_params]
        cursor.token(1)
    params += [_parameter(cursor, param, "pos") for param in node.params]
    star = node.star_arg
    if isinstance(star, cst.Param):
        cursor.token(1)
        params.append(_parameter(cursor, star, "vararg"))
    elif isinstance(star, cst.ParamStar):
        cursor.token(1)
    params += [_parameter(cursor, param, "kwonly") for param in node.kwonly_params]
    if node.star_kwarg is not None:
        cursor.token(2)
        params.append(_parameter(cursor, node.star_kwarg, "kwarg"))
    return tuple(params)


def _parameter(cursor: Cursor, node: cst.Param, kind: str) -> ir.Param:
    """The span covers the name and the annotation."""
    name = node.name.value
    start = cursor.token(len(name))
    annotation = default = None
    if node.annotation is not None:
        cursor.token(1)
        annotation = expression(cursor, node.annotation.annotation)
    span = cursor.span(start)
    if node.default is not None:
        cursor.token(1)
        default = expression(cursor, node.default)
    return ir.Param(identifier(name), kind, default, annotation, span)


def lambda_expression(cursor: Cursor, node: cst.Lambda) -> ir.Expr:
    """A lambda; names that a walrus binds in its body are its own."""
    start = cursor.token(6)
    params = parameters(cursor, node.params)
    cursor.token(1)
    outer, cursor.scope = cursor.scope, Scope()
    body = expression(cursor, node.body)
    outer.callees |= cursor.scope.callees
    cursor.scope = outer
    return ir.Lambda(params, body, cursor.span(start))


def function_definition(cursor: Cursor, node: cst.FunctionDef, lower_body: Body) -> ir.FunctionDef:
    """A `def` with its decorators; their calls and those of the defaults belong to the scope around it."""
    decorators = _decorators(cursor, node.decorators)
    start = cursor.skip()
    if node.asynchronous is not None:
        cursor.token(5)
    cursor.token(3)
    name = node.name.value
    name_span = _name_span(cursor, name)
    name = identifier(name)
    outer = cursor.scope
    outer.bound.add(name)
    type_parameters(cursor, node.type_parameters)
    cursor.token(1)
    params = parameters(cursor, node.params)
    cursor.token(1)
    if node.returns is not None:
        cursor.token(2)
        expression(cursor, node.returns.annotation)
    span = cursor.span(start)
    cursor.token(1)
    scope = cursor.scope = Scope()
    scope.bound.update(param.name for param in params)
    body = lower_body(cursor, node.body)
    outer.callees |= scope.callees
    cursor.scope = outer
    return ir.FunctionDef(
        name=name,
        params=params,
        body=body,
        decorators=decorators,
        is_async=node.asynchronous is not None,
        is_generator=scope.is_generator,
        locals=frozenset(scope.bound - scope.declared),
        callees=frozenset(scope.callees),
        name_span=name_span,
        span=span,
    )


def class_definition(cursor: Cursor, node: cst.ClassDef, lower_body: Body) -> ir.ClassDef:
    """A class with its decorators; names bound in its body are not those of the function around it."""
    decorators = _decorators(cursor, node.decorators)
    start = cursor.token(5)
    name = node.name.value
    name_span = _name_span(cursor, name)
    name = identifier(name)
    outer = cursor.scope
    outer.bound.add(name)
    type_parameters(cursor, node.type_parameters)
    bases: tuple[ir.Arg, ...] = ()
    if isinstance(node.lpar, cst.LeftParen):
        cursor.token(1)
        bases = arguments(cursor, [*node.bases, *node.keywords])
        cursor.token(1)
    span = cursor.span(start)
    cursor.token(1)
    cursor.scope = Scope()
    body = lower_body(cursor, node.body)
    outer.callees |= cursor.scope.callees
    cursor.scope = outer
    return ir.ClassDef(name, bases, body, decorators, name_span, span)


def _decorators(cursor: Cursor, nodes: object) -> tuple[ir.Expr, ...]:
    """A decorator is called: a bare name counts among the callees."""
    decorators = []
    assert isinstance(nodes, (list, tuple))
    for node in nodes:
        cursor.token(1)
        decorator = expression(cursor, node.decorator)
        name = dotted(decorator)
        if name is not None:
            cursor.scope.callees.add(name)
        decorators.append(decorator)
    return tuple(decorators)


def _name_span(cursor: Cursor, name: str) -> Span:
    return cursor.span(cursor.token(len(name)))


def type_parameters(cursor: Cursor, node: cst.TypeParameters | None) -> None:
    """Pass over `[T: bound = default, *Ts, **P]`, which says nothing about what runs."""
    if node is None:
        return
    cursor.token(1)
    for item in node.params:
        param = item.param
        if isinstance(param, cst.TypeVarTuple):
            cursor.token(1)
        elif isinstance(param, cst.ParamSpec):
            cursor.token(2)
        cursor.token(len(param.name.value))
        if isinstance(param, cst.TypeVar) and param.bound is not None:
            cursor.token(1)
            expression(cursor, param.bound)
        if item.default is not None:
            cursor.token(1)
            if item.star:
                cursor.token(len(item.star))
            expression(cursor, item.default)
    cursor.token(1)
