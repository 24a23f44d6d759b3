"""A source text with its syntax tree: nodes by their span, the text of nodes, and edits by offset."""

from __future__ import annotations

import ast
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import TypeVar, Union

from pyroast.finding import Edit
from pyroast.spans import Span

Node = TypeVar("Node", bound=Union[ast.expr, ast.stmt])
Placed = Union[ast.expr, ast.stmt, ast.keyword, ast.alias]
Definition = Union[ast.FunctionDef, ast.AsyncFunctionDef]
LINE_END = re.compile(r"\r\n?|\n")


class Source:
    """One file of Python.

    The tree is Python's own, since edits are spans of the text: nothing is ever printed from it.

    Raises:
        SyntaxError: this Python does not understand the text.
    """

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.tree = ast.parse(LINE_END.sub("\n", text))
        self._starts = [0, *(match.end() for match in LINE_END.finditer(text))]
        self.newline = next((match[0] for match in LINE_END.finditer(text)), "\n")

    @cached_property
    def parents(self) -> dict[ast.AST, ast.AST]:
        """The node around each node."""
        return {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}

    @cached_property
    def _by_span(self) -> dict[Span, list[ast.expr | ast.stmt]]:
        found: dict[Span, list[ast.expr | ast.stmt]] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, (ast.expr, ast.stmt)):
                found.setdefault(self.span(node), []).append(node)
        return found

    def line(self, number: int) -> str:
        """A line of the text, with its end."""
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[self._starts[number - 1] : end]

    def offset(self, line: int, column: int) -> int:
        """The offset of a place, its line and column from 1 in code points."""
        return self._starts[line - 1] + column - 1

    def _column(self, line: int, in_bytes: int) -> int:
        text = self.line(line)
        return 1 + (in_bytes if text.isascii() else len(text.encode()[:in_bytes].decode()))

    def span(self, node: Placed) -> Span:
        """The place of a node."""
        assert node.end_lineno is not None and node.end_col_offset is not None
        return Span(
            node.lineno, self._column(node.lineno, node.col_offset),
            node.end_lineno, self._column(node.end_lineno, node.end_col_offset),
        )  # fmt: skip

    def bounds(self, node: Placed) -> tuple[int, int]:
        """The offsets between which a node stands."""
        span = self.span(node)
        return self.offset(span.line, span.column), self.offset(span.end_line, span.end_column)

    def of(self, node: ast.expr | ast.stmt) -> str:
        """The text of a node."""
        start, end = self.bounds(node)
        return self.text[start:end]

    def at(self, span: Span, kind: type[Node]) -> Node | None:
        """The outermost node of a kind that stands at a span exactly."""
        return next((node for node in self._by_span.get(Span(*span), ()) if isinstance(node, kind)), None)

    def definition(self, span: Span) -> Definition | None:
        """The function whose head starts where a span does."""
        for node in ast.walk(self.tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                if self.span(node)[:2] == span[:2]:
                    return node
        return None

    def around(self, node: ast.AST) -> Iterator[ast.AST]:
        """The nodes around a node, the innermost first."""
        while node in self.parents:
            node = self.parents[node]
            yield node

    def statement(self, node: ast.AST) -> ast.stmt | None:
        """The innermost statement around an expression."""
        return next((each for each in self.around(node) if isinstance(each, ast.stmt)), None)

    def indentation(self, statement: ast.stmt) -> str | None:
        """The white space in front of a statement; None where something else stands before it on its line."""
        before = self.line(statement.lineno)[: self.span(statement).column - 1]
        return before if not before.strip() else None

    def edit(self, start: int, end: int, text: str) -> Edit:
        """The edit between two offsets; new lines are written as those of the file."""
        return Edit(self.path, Span(*self._place(start), *self._place(end)), text.replace("\n", self.newline))

    def replace(self, node: Placed, text: str) -> Edit:
        """The edit that puts a text in the place of a node."""
        return self.edit(*self.bounds(node), text)

    def insert_after(self, node: Placed, text: str) -> Edit:
        """The edit that puts a text behind a node."""
        end = self.bounds(node)[1]
        return self.edit(end, end, text)

    def insert_line(self, statement: ast.stmt, lines: list[str]) -> Edit | None:
        """The edit that puts lines behind a statement, at its depth; None where it does not end its line."""
        indent = self.indentation(statement)
        assert statement.end_lineno is not None
        last = self.line(statement.end_lineno)
        rest = last[self.span(statement).end_column - 1 :].strip()
        if indent is None or (rest and not rest.startswith("#")):
            return None
        body = "".join(f"{indent}{line}\n" for line in lines)
        end = self._starts[statement.end_lineno - 1] + len(last)
        if not LINE_END.search(last):  # the last line of the file
            return self.edit(end, end, "\n" + body.removesuffix("\n"))
        return self.edit(end, end, body)

    def insert_before(self, statement: ast.stmt, lines: list[str]) -> Edit | None:
        """The edit that puts lines in front of a statement and the comments above it, at its depth."""
        indent = self.indentation(statement)
        if indent is None:
            return None
        number = statement.lineno
        while number > 1 and self.line(number - 1).startswith(f"{indent}#"):
            number -= 1
        start = self._starts[number - 1]
        return self.edit(start, start, "".join(f"{indent}{line}\n" for line in lines))

    def without_line(self, statement: ast.stmt) -> Edit | None:
        """The edit that takes away the line of a statement; None where something else stands on it."""
        indent, text = self.indentation(statement), self.line(statement.lineno)
        if indent is None or statement.lineno != statement.end_lineno:
            return None
        if text[len(indent) :].rstrip("\r\n") != self.of(statement):
            return None
        start = self._starts[statement.lineno - 1]
        return self.edit(start, start + len(text), "")

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def argument(call: ast.Call, position: int, name: str) -> ast.expr | None:
    """The argument of a call by its position or name; None where it may be hidden in a star."""
    if any(isinstance(each, ast.Starred) for each in call.args[: position + 1]):
        return None
    if len(call.args) > position:
        return call.args[position]
    return next((keyword.value for keyword in call.keywords if keyword.arg == name), None)


def add_keyword(source: Source, call: ast.Call, text: str) -> Edit:
    """The edit that adds a keyword at the end of a call; a comma that stands there already serves."""
    end = source.bounds(call)[1] - 1
    written = [*call.args, *(keyword.value for keyword in call.keywords)]
    if not written:
        return source.edit(end, end, text)
    last = max(source.bounds(each)[1] for each in written)
    inside = source.text[last:end]
    closing = _closing(inside)
    place = last + closing
    if "," in _code(inside[closing:]):
        place = last + closing + _code(inside[closing:]).index(",") + 1
        tail = source.text[place:end]
        return source.edit(place, place, f" {text}," if tail.strip() or "\n" in tail else f" {text}")
    return source.edit(place, place, f", {text}")


def without_keyword(source: Source, call: ast.Call, keyword: ast.keyword) -> Edit:
    """The edit that takes a keyword and the comma before it out of a call, or the comma behind it if it is the first."""
    start, end = source.bounds(keyword)
    rest = source.text[end : source.bounds(call)[1] - 1]
    end += _unmatched(rest)  # the value may stand in brackets, which are no part of its node
    others: list[Placed] = [*call.args, *call.keywords]
    before = max((source.bounds(each)[1] for each in others if source.bounds(each)[1] <= start), default=None)
    if before is not None:
        comma = before + _code(source.text[before:start]).index(",")
        return source.edit(comma, end, "")
    following = min(
        (source.bounds(each)[0] for each in others if source.bounds(each)[0] > start), default=end
    )
    return source.edit(start, following, "")


def _unmatched(text: str) -> int:
    """Where the brackets end that a text closes without having opened them, before its first comma."""
    head = _code(text).partition(",")[0]
    return head.rfind(")") + 1


def _closing(text: str) -> int:
    """Where the brackets around the last argument end, which are no part of its node."""
    return _code(text).rfind(")") + 1


def _code(text: str) -> str:
    """The text with its comments blanked."""
    return re.sub(r"#[^\r\n]*", lambda match: " " * len(match[0]), text)


def needs_brackets(node: ast.expr) -> bool:
    """Whether an attribute cannot be read from the text of an expression as it stands."""
    return not isinstance(node, (ast.Name, ast.Attribute, ast.Call, ast.Subscript))
