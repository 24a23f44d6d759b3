"""Where a place in a cell lies in the JSON text of its notebook, for outputs that know lines of files only.

The text is walked with the standard library's own scanner, which skips outputs at its speed.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from json.decoder import scanstring  # type: ignore[attr-defined]  # typeshed leaves it out

from pyroast.spans import NO_SPAN, Span

_SPACE = re.compile(r"[ \t\n\r]*")
_NEW_LINE = re.compile(r"\r\n|\r|\n")
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")
_PIECE = re.compile(rf"{_ESCAPE.pattern}|.", re.DOTALL)
_decode = json.JSONDecoder().raw_decode

Part = tuple[int, int]
"""Start and end of a JSON string in the text, its quotes left out."""


class NotebookText:
    """The JSON text of a notebook, with the place of each cell's source in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in _NEW_LINE.finditer(text))]
        self._cells = list(_cells(text))

    def __call__(self, span: Span) -> Span:
        """The place of a span that counts in a cell; other spans stay."""
        if not span.cell:
            return span
        if span.cell > len(self._cells):
            return NO_SPAN
        wanted = {(span.line, span.column), (span.end_line, span.end_column)}
        found = self._positions(self._cells[span.cell - 1], wanted)
        start = found.get((span.line, span.column))
        if start is None:
            return NO_SPAN
        end = found.get((span.end_line, span.end_column), start)
        return Span(*self._line(start), *self._line(end))

    def parts(self, cell: int) -> list[Part]:
        """The strings that hold the source of a cell, which are counted from 1."""
        return self._cells[cell - 1]

    def _line(self, offset: int) -> tuple[int, int]:
        number = bisect_right(self._starts, offset)
        return number, offset - self._starts[number - 1] + 1

    def _positions(self, parts: list[Part], wanted: set[tuple[int, int]]) -> dict[tuple[int, int], int]:
        """The offsets at which the wanted lines and columns of a cell stand; columns past a line are at its end."""
        found: dict[tuple[int, int], int] = {}
        ends: dict[int, int] = {}
        line, column, after_return = 1, 1, False
        for start, end in parts:
            offset = start
            while offset < end:
                piece = _PIECE.match(self._text, offset, end)
                assert piece is not None  # it takes any character
                character = json.loads(f'"{piece[0]}"')
                if character == "\n" and after_return:
                    after_return = False
                    offset = piece.end()
                    continue
                after_return = character == "\r"
                if (line, column) in wanted:
                    found[line, column] = offset
                if character in "\r\n":
                    ends[line] = offset
                    line, column = line + 1, 1
                else:
                    column += 1
                offset = piece.end()
            ends[line] = end
        return {place: ends[place[0]] for place in wanted if place[0] in ends} | found


def _cells(text: str) -> Iterator[list[Part]]:
    """The parts of each cell's source, in the order in which cells are counted."""
    for key, start in _members(text, _skip_space(text, 0)):
        if key == "cells":
            yield from _sources(text, start)
        elif key == "worksheets":  # nbformat 3
            for sheet in _items(text, start):
                for name, inner in _members(text, sheet):
                    if name == "cells":
                        yield from _sources(text, inner)


def _sources(text: str, start: int) -> Iterator[list[Part]]:
    for cell in _items(text, start):
        parts: list[Part] = []
        for key, value in _members(text, cell):
            if key in ("source", "input"):
                parts = list(_strings(text, value))
        yield parts


def _strings(text: str, start: int) -> Iterator[Part]:
    """The string that starts here, or those of the list that does."""
    for item in _items(text, start) if text[start] == "[" else (start,):
        if text[item] == '"':
            yield item + 1, scanstring(text, item + 1)[1] - 1


def _members(text: str, start: int) -> Iterator[tuple[str, int]]:
    """The keys of an object, each with the start of its value."""
    if text[start] != "{":
        return
    offset = _skip_space(text, start + 1)
    while text[offset] != "}":
        key, offset = scanstring(text, offset + 1)
        value = _skip_space(text, _skip_space(text, offset) + 1)
        yield key, value
        offset = _next(text, value)


def _items(text: str, start: int) -> Iterator[int]:
    """The start of each value in a list."""
    if text[start] != "[":
        return
    offset = _skip_space(text, start + 1)
    while text[offset] != "]":
        yield offset
        offset = _next(text, offset)


def _next(text: str, value: int) -> int:
    """Where the next entry starts, or the bracket that closes."""
    offset = _skip_space(text, _decode(text, value)[1])
    return _skip_space(text, offset + 1) if text[offset] == "," else offset


def _skip_space(text: str, offset: int) -> int:
    match = _SPACE.match(text, offset)
    assert match is not None  # it takes no character, too
    return match.end()
