"""A notebook as it is edited: fixes are drafted on its joined cells, and written into the JSON text of one cell."""

from __future__ import annotations

import ast
import json
from bisect import bisect_right
from collections.abc import Iterable

from pyroast.finding import Edit, Finding, Repair
from pyroast.fixes.document import Document, applied, is_hidden
from pyroast.frontend import Unreadable
from pyroast.project.notebooks import Cell, Cells, Notebook, read_notebook, without_refused
from pyroast.records import replace
from pyroast.report.notebook_places import NotebookText
from pyroast.spans import Place, Span


class NotebookDocument(Document):
    """A notebook; places of findings and edits count within its cells."""

    def _decoded(self) -> str | None:
        try:
            self._notebook = read_notebook(self.data)
            self._json = self.data.decode("utf-8")
        except (Unreadable, UnicodeDecodeError):
            return None
        try:
            ast.parse(self._notebook.data)
        except (SyntaxError, ValueError):
            self._notebook = without_refused(self._notebook)
        self._starts = self._notebook.starts()
        return None if self._json.startswith("\ufeff") else self._notebook.data.decode()

    def drafted(self, repair: Repair) -> Repair | None:
        """The repair with its places in the joined cells."""
        if self.text is None:
            return None
        places = tuple(
            (name, Place(path, self._joined(span) if path == self.path else span))
            for name, (path, span) in repair.places
        )
        return replace(repair, span=self._joined(repair.span), places=places)

    def _joined(self, span: Span) -> Span:
        for cell, start in zip(self._notebook.cells, self._starts):
            if cell.number == span.cell:
                first, last = (
                    cell.lines[min(line, len(cell.lines)) - 1].shift for line in (span.line, span.end_line)
                )
                return Span(
                    span.line + start - 1,
                    span.column - first,
                    span.end_line + start - 1,
                    span.end_column - last,
                )
        return span

    def shown(self, edit: Edit) -> Edit | None:
        """The edit with its place in one cell; None where it spans several, or lines that are not Python as they stand."""
        span, text = edit.span, edit.text
        if (
            span.column == 1
            and span[:2] == span[2:]
            and (span.line in self._starts or span.line > self._end())
        ):
            # New lines behind the last line of a cell: it has no line end of its own there.
            line = span.line - 1
            column = len(self._line(line)) + 1
            span, text = Span(line, column, line, column), "\n" + text.removesuffix("\n")
        first, last = (bisect_right(self._starts, line) - 1 for line in (span.line, span.end_line))
        if first != last or first < 0:
            return None
        lines = range(span.line - self._starts[first], span.end_line - self._starts[first] + 1)
        cell = self._notebook.cells[first]
        source = cell.source.split("\n")
        if any(line >= len(source) or cell.lines[line].text != source[line] for line in lines):
            return None
        return replace(edit, span=Cells(self._notebook)(span), text=text)

    def _line_of(self, span: Span) -> str | None:
        return None if self.text is None else self._notebook.source_line(span)

    def _end(self) -> int:
        return self._starts[-1] + len(self._notebook.cells[-1].lines) - 1

    def _line(self, number: int) -> str:
        index = bisect_right(self._starts, number) - 1
        return self._notebook.cells[index].lines[number - self._starts[index]].text

    def hidden(self, finding: Finding, edit: Edit) -> bool:
        """Whether a comment that silences pyroast is meant for one of the lines that an edit changes."""
        return self.text is not None and is_hidden(self.text, finding, self._joined(edit.span))

    def apply(self, edits: Iterable[Edit]) -> bytes | None:
        """The bytes of the notebook with the sources of the edited cells written anew, line by line."""
        by_cell: dict[int, list[Edit]] = {}
        for edit in edits:
            by_cell.setdefault(edit.span.cell, []).append(edit)
        places = NotebookText(self._json)
        text = self._json
        wanted: dict[int, str] = {}
        for cell in sorted(self._notebook.cells, key=lambda each: each.number, reverse=True):
            if cell.number not in by_cell:
                continue
            new = applied(cell.source, by_cell[cell.number])
            wanted[cell.number] = new
            written = _written(self._json, places.parts(cell.number), new)
            if written is None:
                return None
            start, end, value = written
            text = text[:start] + value + text[end:]
        data = text.encode()
        return data if _sources(data) == _expected(self._notebook, wanted) else None


def _written(text: str, parts: list[tuple[int, int]], source: str) -> tuple[int, int, str] | None:
    """The range of the strings of a cell in the JSON text, and what to write there for a new source."""
    if not parts:
        return None
    start, end = parts[0][0] - 1, parts[-1][1] + 1
    ascii_only = text.isascii()
    before = text[:start].rstrip(" \t\r\n")
    if not before.endswith("["):
        return start, end, json.dumps(source, ensure_ascii=ascii_only)
    between = text[parts[0][1] + 1 : parts[1][0] - 1] if len(parts) > 1 else "," + text[len(before) : start]
    known = {
        json.loads(text[first - 1 : last + 1], strict=False): text[first - 1 : last + 1]
        for first, last in parts
    }
    lines = [line for line in source.replace("\n", "\n\0").split("\0") if line]
    written = [known.get(line) or json.dumps(line, ensure_ascii=ascii_only) for line in lines]
    return start, end, between.join(written)


def _sources(data: bytes) -> list[tuple[int, str]] | None:
    try:
        return [(cell.number, cell.source) for cell in read_notebook(data).cells]
    except Unreadable:
        return None


def _expected(notebook: Notebook, wanted: dict[int, str]) -> list[tuple[int, str]]:
    def source(cell: Cell) -> str:
        return wanted.get(cell.number, cell.source)

    return [(cell.number, source(cell)) for cell in notebook.cells]
