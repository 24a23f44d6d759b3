"""Lowering of imports."""

from __future__ import annotations

from collections.abc import Sequence

import libcst as cst

from pyroast import ir
from pyroast.frontend.cursor import Cursor
from pyroast.frontend.expressions import dotted, expression


def import_statement(cursor: Cursor, node: cst.Import | cst.LazyImport) -> ir.Stmt:
    start = cursor.skip()
    if isinstance(node, cst.LazyImport):
        cursor.token(4)
    cursor.token(6)
    names = _aliases(cursor, node.names)
    cursor.scope.bound.update(alias or name.partition(".")[0] for name, alias in names)
    return ir.Import(names, cursor.span(start))


def import_from_statement(cursor: Cursor, node: cst.ImportFrom | cst.LazyImportFrom) -> ir.Stmt:
    start = cursor.skip()
    if isinstance(node, cst.LazyImportFrom):
        cursor.token(4)
    cursor.token(4)
    for _ in node.relative:
        cursor.token(1)
    module = "" if node.module is None else dotted(expression(cursor, node.module)) or ""
    cursor.token(6)
    names = None
    if isinstance(node.names, cst.ImportStar):
        cursor.token(1)
    else:
        if node.lpar is not None:
            cursor.token(1)
        names = _aliases(cursor, node.names)
        if node.rpar is not None:
            cursor.token(1)
        cursor.scope.bound.update(alias or name for name, alias in names)
    return ir.ImportFrom(module, len(node.relative), names, cursor.span(start))


def _aliases(cursor: Cursor, nodes: Sequence[cst.ImportAlias]) -> tuple[tuple[str, str | None], ...]:
    names = []
    for node in nodes:
        name = dotted(expression(cursor, node.name)) or ""
        alias = None
        if node.asname is not None:
            cursor.token(2)
            alias = dotted(expression(cursor, node.asname.name))
        names.append((name, alias))
    return tuple(names)
