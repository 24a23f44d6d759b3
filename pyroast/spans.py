"""Places in a source text, and the only conversions between the units that consumers want."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of source: lines and columns from 1, columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


NO_SPAN = Span(1, 1, 1, 1)


class Place(NamedTuple):
    """A span in a named file, as reports show it."""

    path: str
    span: Span


def flake8_position(span: Span) -> tuple[int, int]:
    """Line from 1 and column from 0, both as flake8 expects them (it prints the column plus one)."""
    return span.line, span.column - 1
