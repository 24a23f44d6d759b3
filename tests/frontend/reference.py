"""The places of nodes as `ast` gives them and as the IR gives them, in one form, for comparison."""

from __future__ import annotations

import ast
import re
import sys
import warnings
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from pyroast import ir

Places = Counter[tuple[str, str, tuple[int, ...]]]

FSTRING_PLACES = sys.version_info >= (3, 12)
"""Before 3.12, `ast` gives wrong places inside f-strings."""

NOT_LOWERED = {"returns", "cause", "type_params"}
LINE_END = re.compile(rb"\r\n?|\n")


def of_ir(module: ir.Module) -> Places:
    return Counter(_ir_places(module))


def _ir_places(root: ir.Module) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    pending: list[object] = [root]
    while pending:
        node = pending.pop()
        if isinstance(node, tuple):
            pending.extend(node)
            continue
        if not hasattr(node, "__match_args__") or (isinstance(node, ir.JoinedStr) and not FSTRING_PLACES):
            continue
        match node:
            case ir.Name(id, span):
                yield "Name", id, span
            case ir.Attr(_, name, span):
                yield "Attribute", name, span
            case ir.Call(span=span) | ir.BinOp(span=span) | ir.Subscript(span=span) | ir.Lambda(span=span):
                yield {"Attr": "Attribute"}.get(type(node).__name__, type(node).__name__), "", span
            case ir.Sequence("tuple", span=span):
                yield "Tuple", "", span
            case ir.Const(value, span) if not isinstance(value, (str, bytes)):
                yield "Constant", repr(value), span
            case ir.Param(name=name, span=span):
                yield "arg", name, span
            case ir.FunctionDef(name=name, span=span) | ir.ClassDef(name=name, span=span):
                yield type(node).__name__, name, span[:2]
            case ir.With(span=span) | ir.For(span=span) | ir.While(span=span):
                yield type(node).__name__, "", span[:2]
            case ir.Assign(span=span) | ir.Return(span=span):
                yield type(node).__name__, "", span
            case ir.Import(span=span) | ir.ImportFrom(span=span):
                yield type(node).__name__, "", span
            case ir.Handler(span=span):
                yield "ExceptHandler", "", span[:2]
        pending.extend(getattr(node, name) for name in node.__match_args__)


def of_ast(data: bytes) -> Places:
    """Places in the code points of UTF-8 `data` (byte order mark removed)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(data)
    ends = [0, *(match.end() for match in LINE_END.finditer(data)), len(data)]
    lines = [data[start:end] for start, end in pairwise(ends)]
    return Counter(_ast_places(tree, lines))


def _ast_places(tree: ast.AST, lines: list[bytes]) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    def column(line: int, offset: int) -> int:
        text = lines[line - 1][:offset]
        return (offset if text.isascii() else len(text.decode())) + 1

    pending = [tree]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.JoinedStr) and not FSTRING_PLACES:
            continue
        if type(node).__name__ in ("TypeAlias", "TemplateStr"):
            continue
        if isinstance(node, ast.Delete) and isinstance(node.targets[0], ast.Tuple):
            node.targets = node.targets[0].elts  # `del (a, b)` deletes both
        for field, value in ast.iter_fields(node):
            if field not in NOT_LOWERED:
                values = value if isinstance(value, list) else [value]
                pending.extend(item for item in values if isinstance(item, ast.AST))
        if not isinstance(node, (ast.expr, ast.stmt, ast.arg, ast.pattern, ast.excepthandler)):
            continue
        start = (node.lineno, column(node.lineno, node.col_offset))
        end_line, end_offset = node.end_lineno or 0, node.end_col_offset or 0
        span = (*start, end_line, column(end_line, end_offset))
        kind = type(node).__name__.replace("Async", "")
        match node:
            case ast.Name(id):
                yield kind, id, span
            case ast.Attribute(attr=attr):
                yield kind, attr, span
            case ast.Constant(value) if not isinstance(value, (str, bytes)):
                yield kind, repr(value), span
            case ast.arg(name):
                yield kind, name, span
            case ast.FunctionDef(name) | ast.AsyncFunctionDef(name) | ast.ClassDef(name):
                yield kind, name, start
            case ast.With() | ast.AsyncWith() | ast.For() | ast.AsyncFor():
                yield kind, "", start
            case ast.While() | ast.ExceptHandler():
                yield kind, "", start
            case ast.MatchSingleton(value):
                yield "Constant", repr(value), span
            case ast.Call() | ast.BinOp() | ast.Subscript() | ast.Lambda() | ast.Tuple():
                yield kind, "", span
            case ast.Assign() | ast.Return() | ast.Import() | ast.ImportFrom():
                yield kind, "", span
