"""Jupyter notebooks (nbformat 3 and 4): the code cells as one Python text, and the way back from its lines to the cells."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from typing import Union

from pyroast.frontend import Unreadable, lower_source
from pyroast.project.magics import PythonLine, to_python
from pyroast.records import dataclass, replace
from pyroast.spans import NO_SPAN, Span, in_cell

Json = Union[None, bool, int, float, str, "list[Json]", "dict[str, Json]"]

SUFFIX = ".ipynb"
# Two empty lines come first, for in the first two a comment could name an encoding.
_AHEAD = 2
_LINE_END = re.compile(r"\r\n?")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A code cell: its number among all cells from 1, its source as shown in the notebook, and its lines as Python."""

    number: int
    source: str
    lines: tuple[PythonLine, ...]

    @property
    def text(self) -> str:
        """The cell as Python."""
        return "".join(f"{line.text}\n" for line in self.lines)


@dataclass(frozen=True, slots=True)
class Notebook:
    """The code cells in order, and the cells that cannot be read.

    `language` names the language of the kernel where it is not Python, else it is empty.
    """

    cells: tuple[Cell, ...]
    language: str = ""
    refused: tuple[Unreadable, ...] = ()

    @property
    def data(self) -> bytes:
        """All code cells as the bytes of one Python file."""
        return ("\n" * _AHEAD + "".join(cell.text for cell in self.cells)).encode()

    def starts(self) -> tuple[int, ...]:
        """The line of the joined text at which each cell starts, counted from 1."""
        starts = []
        line = _AHEAD + 1
        for cell in self.cells:
            starts.append(line)
            line += len(cell.lines)
        return tuple(starts)

    def source_line(self, span: Span) -> str | None:
        """The first line of a place as the notebook has it; None where there is none."""
        for cell in self.cells:
            lines = cell.source.split("\n")
            if cell.number == span.cell and span.line <= len(lines):
                return lines[span.line - 1]
        return None


class Cells:
    """Converts places in the joined text to places in the cells."""

    def __init__(self, notebook: Notebook) -> None:
        self._cells = notebook.cells
        self._starts = notebook.starts()

    def __call__(self, span: Span) -> Span:
        """The place with the number of its cell and lines counted within it."""
        index = bisect_right(self._starts, span.line) - 1
        if index < 0:
            return span
        cell, start = self._cells[index], self._starts[index]
        line, last = span.line - start, max(0, min(span.end_line - start, len(cell.lines) - 1))
        column = span.column + cell.lines[min(line, last)].shift
        return in_cell(
            Span(line + 1, column, last + 1, span.end_column + cell.lines[last].shift), cell.number
        )


def read_notebook(data: bytes) -> Notebook:
    """The notebook that the bytes of an `.ipynb` file hold.

    Raises:
        Unreadable: no JSON, or no notebook; the place is one in the file.
    """
    document = _parse(data)
    if not isinstance(document, dict):
        raise Unreadable("broken notebook: it is no JSON object")
    language = _language(document)
    if language:
        return Notebook((), language)
    cells: list[Cell] = []
    refused: list[Unreadable] = []
    for number, cell in enumerate(_all_cells(document), 1):
        try:
            code = _cell(number, cell)
        except Unreadable as error:
            refused.append(error)
        else:
            cells += [code] if code is not None else []
    return Notebook(tuple(cells), refused=tuple(refused))


def without_refused(notebook: Notebook) -> Notebook:
    """The notebook with those cells emptied, and listed as refused, that are no Python by themselves."""
    kept: list[Cell] = []
    refused = list(notebook.refused)
    for cell in notebook.cells:
        alone = Notebook((cell,))
        try:
            lower_source(alone.data)
        except Unreadable as error:
            place = Cells(alone)(error.span)
            refused.append(Unreadable(error.message, place if place.cell else in_cell(NO_SPAN, cell.number)))
            cell = replace(cell, lines=(PythonLine(""),) * len(cell.lines))
        kept.append(cell)
    return replace(notebook, cells=tuple(kept), refused=tuple(refused))


def _parse(data: bytes) -> Json:
    try:
        document: Json = json.loads(data)
    except json.JSONDecodeError as error:
        place = Span(error.lineno, error.colno, error.lineno, error.colno)
        raise Unreadable(f"broken notebook: no valid JSON ({error.msg})", place) from None
    except UnicodeDecodeError:
        raise Unreadable("broken notebook: not valid utf-8") from None
    except RecursionError:
        raise Unreadable("broken notebook: nested too deep") from None
    except ValueError:
        raise Unreadable("broken notebook: no valid JSON") from None
    return document


def _all_cells(document: dict[str, Json]) -> list[Json]:
    """The cells of nbformat 4, or those of all worksheets (nbformat 3)."""
    cells = document.get("cells")
    if isinstance(cells, list):
        return cells
    worksheets = document.get("worksheets")
    if not isinstance(worksheets, list):
        raise Unreadable("broken notebook: it has no list of cells")
    found: list[Json] = []
    for worksheet in worksheets:
        inner = worksheet.get("cells") if isinstance(worksheet, dict) else None
        if not isinstance(inner, list):
            raise Unreadable("broken notebook: a worksheet has no list of cells")
        found.extend(inner)
    return found


def _cell(number: int, cell: Json) -> Cell | None:
    """A code cell in Python; None for all others. The source is a string or a list of strings."""
    if not isinstance(cell, dict):
        raise Unreadable("broken notebook: a cell is no JSON object", in_cell(NO_SPAN, number))
    if cell.get("cell_type") != "code" or not _is_python(cell.get("language", "python")):
        return None
    source = cell.get("source", cell.get("input"))
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    if not isinstance(source, str):
        raise Unreadable("broken notebook: a cell has no source", in_cell(NO_SPAN, number))
    source = _SURROGATE.sub("\ufffd", _LINE_END.sub("\n", source))
    return Cell(number, source, to_python(source))


def _language(document: dict[str, Json]) -> str:
    """The language that the metadata name, where it is not Python; notebooks that name none are Python's."""
    metadata = _mapping(document.get("metadata"))
    kernel = _mapping(metadata.get("kernelspec"))
    named = _mapping(metadata.get("language_info")).get("name") or kernel.get("language")
    if isinstance(named, str) and named:
        return "" if _is_python(named) else named
    return ""


def _mapping(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {}


def _is_python(language: Json) -> bool:
    return isinstance(language, str) and any(word in language.lower() for word in ("python", "pyspark"))
