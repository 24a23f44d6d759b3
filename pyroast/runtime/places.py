"""Places of a run as places in reports: frames name files as Python does, and columns in bytes or not at all."""

from __future__ import annotations

import ast
import os
from functools import lru_cache

from pyroast.project.read import UnreadableFile, read_file
from pyroast.runtime.protocol import Place
from pyroast.spans import NO_SPAN, Span


class Places:
    """Paths as the user names them, and spans; `texts` are sources that are in no file, such as that of a notebook."""

    def __init__(self, given: str, texts: dict[str, bytes] | None = None) -> None:
        self._given = {os.path.realpath(given): given}
        self._texts = {os.path.realpath(path): text for path, text in (texts or {}).items()}
        self._absolute = os.path.isabs(given)

    def path(self, file: str) -> str:
        """The path as it is to be shown."""
        real = os.path.realpath(file)
        if real in self._given:
            return self._given[real]
        shown = real if self._absolute else os.path.relpath(real)
        return (real if shown.startswith("..") else shown).replace(os.sep, "/")

    def span(self, place: Place) -> Span:
        """The span of a place; where the interpreter tells lines only, that of the first call on the line."""
        if not place:
            return NO_SPAN
        file, line, column, end, end_column = place
        assert isinstance(file, str) and isinstance(line, int)
        lines = self._source(file)[1]
        if isinstance(column, int) and isinstance(end, int) and isinstance(end_column, int):
            return Span(line, _points(lines, line, column), end, _points(lines, end, end_column))
        for node in self._source(file)[0]:
            if isinstance(node, ast.Call) and node.lineno == line:
                return _span_of(node, lines)
        return Span(line, 1, line, 1)

    def definition(self, file: str, first_line: int, name: str) -> Span:
        """The span of a function whose code starts on a line, that of its first decorator."""
        nodes, lines = self._source(file)
        for node in nodes:
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name == name:
                start = min([node.lineno, *(each.lineno for each in node.decorator_list)])
                if start == first_line:
                    return _span_of(node, lines)
            elif isinstance(node, ast.Lambda) and name == "<lambda>" and node.lineno == first_line:
                return _span_of(node, lines)
        return Span(first_line, 1, first_line, 1)

    def _source(self, file: str) -> tuple[list[ast.AST], list[bytes]]:
        real = os.path.realpath(file)
        if real in self._texts:
            return _parsed(self._texts[real])
        try:
            return _parsed(read_file(real))
        except (UnreadableFile, OSError):
            return [], []


@lru_cache(maxsize=64)
def _parsed(data: bytes) -> tuple[list[ast.AST], list[bytes]]:
    try:
        tree = ast.parse(data)
    except (SyntaxError, ValueError, RecursionError):
        return [], data.splitlines()
    return sorted(
        ast.walk(tree), key=lambda node: (getattr(node, "lineno", 0), getattr(node, "col_offset", 0))
    ), data.splitlines()


def _span_of(node: ast.expr | ast.stmt, lines: list[bytes]) -> Span:
    end, end_column = node.end_lineno or node.lineno, node.end_col_offset or 0
    return Span(
        node.lineno, _points(lines, node.lineno, node.col_offset), end, _points(lines, end, end_column)
    )


def _points(lines: list[bytes], line: int, column: int) -> int:
    """A column from 1 in code points, from one in bytes from 0."""
    if not 1 <= line <= len(lines):
        return column + 1
    return len(lines[line - 1][:column].decode("utf-8", errors="replace")) + 1
