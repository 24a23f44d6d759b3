"""The code frame below a finding: the line to change and the other side, as the source has them."""

from __future__ import annotations

import io
import re
import tokenize
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pyroast.finding import Finding, Related
from pyroast.report.escape import escape
from pyroast.report.styled import Line, Piece, plain
from pyroast.spans import NO_SPAN, Span, line_place

if TYPE_CHECKING:
    from pyroast.project.notebooks import Notebook
    from pyroast.report.notebook_places import NotebookText

MAX_WIDTH = 140
_CONTEXT = 40  # columns kept before the marked part of a line that is too long
_TAB = "    "
_LINE_END = re.compile(r"\r\n|\r|\n")


class Sources:
    """The texts of the files that findings point into, by path; a file without a text gets no frame."""

    def __init__(self, texts: dict[str, bytes]) -> None:
        self._texts = texts
        self._lines: dict[str, list[str]] = {}
        self._notebooks: dict[str, Notebook] = {}
        self._notebook_texts: dict[str, NotebookText] = {}

    def line(self, path: str, span: Span) -> str | None:
        """The first line of a place, or None where there is none."""
        if span.cell:
            return self._notebook(path).source_line(span)
        return self.physical_line(path, span.line)

    def physical_line(self, path: str, number: int) -> str | None:
        """A line of a file as it lies on the disk, or None where there is none."""
        if path not in self._lines:
            self._lines[path] = _split(self._texts.get(path, b""))
        lines = self._lines[path]
        return lines[number - 1] if 1 <= number <= len(lines) else None

    def physical(self, path: str, span: Span) -> Span:
        """The place in the file as it lies on the disk: of a cell, its lines and columns in the JSON text."""
        if not span.cell or path not in self._texts:
            return span if not span.cell else NO_SPAN
        if path not in self._notebook_texts:
            from pyroast.report.notebook_places import NotebookText

            text = self._texts[path].decode("utf-8-sig", errors="replace")
            self._notebook_texts[path] = NotebookText(text)
        return self._notebook_texts[path](span)

    def _notebook(self, path: str) -> Notebook:
        if path not in self._notebooks:
            from pyroast.project.notebooks import read_notebook

            self._notebooks[path] = read_notebook(self._texts[path])
        return self._notebooks[path]


def merged_sources(parts: Iterable[Sources]) -> Sources:
    """The texts of several in one."""
    texts: dict[str, bytes] = {}
    for part in parts:
        for path, text in part._texts.items():
            if text or path not in texts:  # the text of a report without findings was not kept
                texts[path] = text
    return Sources(texts)


def _split(data: bytes) -> list[str]:
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    except (SyntaxError, UnicodeDecodeError):
        encoding = "utf-8"
    return _LINE_END.split(data.decode(encoding, errors="replace"))


def frame(finding: Finding, sources: Sources) -> Iterator[Line]:
    """The lines of the frame, none where the sources do not have the place.

    The other side keeps its one line of text even where its source is not at hand.
    """
    places = [(finding.path, finding.span), *((place.path, place.span) for place in finding.related)]
    gutter = max(len(str(span.line)) for _, span in places)
    source = sources.line(finding.path, finding.span)
    if source is not None and source.strip():
        yield from _excerpt(source, finding.span, gutter, "^", "bold red", "")
    for place in finding.related:
        yield from _other_side(place, sources, gutter)


def _other_side(place: Related, sources: Sources, gutter: int) -> Iterator[Line]:
    where = f"{escape(place.path)}:{line_place(place.span)}"
    source = sources.line(place.path, place.span)
    indent = " " * gutter
    if source is None or not source.strip():
        yield (Piece(f"{indent} --> {where}: ", "dim"), Piece(escape(place.message), "cyan"))
        return
    yield plain(f"{indent} --> {where}", "dim")
    yield from _excerpt(source, place.span, gutter, "-", "cyan", escape(place.message))


def _excerpt(source: str, span: Span, gutter: int, mark: str, style: str, label: str) -> Iterator[Line]:
    start = min(span.column - 1, len(source))
    stop = span.end_column - 1 if span.end_line == span.line else len(source.rstrip())
    before, marked, after = (_shown(part) for part in (source[:start], source[start:stop], source[stop:]))
    before, marked, after = _crop(before, marked, after.rstrip())
    bar = Piece(f"{'':>{gutter}} | ", "dim")
    yield (Piece(f"{span.line:>{gutter}} | ", "dim"), Piece(before), Piece(marked, "bold"), Piece(after))
    underline = mark * max(1, _width(marked))
    yield (bar, Piece(" " * _width(before)), Piece(f"{underline} {label}".rstrip(), style))


def _shown(text: str) -> str:
    return escape(text.replace("\t", _TAB))


def _crop(before: str, marked: str, after: str) -> tuple[str, str, str]:
    """Shorten a line that would not fit, keeping the start of the marked part in view."""
    if len(before) + len(marked) + len(after) <= MAX_WIDTH:
        return before, marked, after
    if len(before) > _CONTEXT:
        before = "..." + before[3 - _CONTEXT :]
    room = MAX_WIDTH - len(before)
    if len(marked) > room:
        return before, marked[: room - 3] + "...", ""
    if len(after) > room - len(marked):
        after = after[: max(0, room - len(marked) - 3)] + "..."
    return before, marked, after


def _width(text: str) -> int:
    """Columns that a terminal gives to `text`: wide characters take two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )
