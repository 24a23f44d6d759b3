"""Places in a source text, and the only conversions between the units that consumers want."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of source: lines and columns from 1, columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def cell(self) -> int:
        """The cell of a notebook in which the lines count, from 1 over all cells; 0 elsewhere."""
        return 0


class CellSpan(Span):
    """A place in a cell of a notebook; only finished reports hold it."""

    cell: int = 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CellSpan) and self[:] == other[:] and self.cell == other.cell

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash((self[:], self.cell))


def in_cell(span: Span, cell: int) -> CellSpan:
    """The place, with its lines counted in a cell."""
    placed = CellSpan(*span)
    placed.cell = cell
    return placed


NO_SPAN = Span(1, 1, 1, 1)


class Place(NamedTuple):
    """A span in a named file, as reports show it."""

    path: str
    span: Span


def line_place(span: Span) -> str:
    """The line as it follows a path and a colon: `4`, or `cell 3:4`."""
    return f"cell {span.cell}:{span.line}" if span.cell else str(span.line)


def line_name(span: Span) -> str:
    """The line in a sentence: `line 4`, or `cell 3, line 4`."""
    return f"cell {span.cell}, line {span.line}" if span.cell else f"line {span.line}"


def flake8_position(span: Span) -> tuple[int, int]:
    """Line from 1 and column from 0, both as flake8 expects them (it prints the column plus one)."""
    return span.line, span.column - 1


def utf8_column(line: str, column: int) -> int:
    """A column from 1 in bytes of UTF-8, for one in code points of this line."""
    return len(line[: column - 1].encode("utf-8", "surrogatepass")) + 1
