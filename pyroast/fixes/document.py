"""A file as it is edited: its text, how edits become bytes again, and the lines that are not to be touched."""

from __future__ import annotations

import codecs
import io
import tokenize
from collections.abc import Iterable

from pyroast.finding import Edit, Finding, Repair
from pyroast.fixes.source import LINE_END
from pyroast.frontend import Unreadable, decode
from pyroast.project.suppression import comments_of
from pyroast.spans import Span, in_cell


class Document:
    """A Python file.

    `text` is what repairs are drafted on, or None where the bytes would not come back the same. Spans of findings
    are those of the text here; a notebook overrides the methods that convert them.
    """

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.data = data
        self.text = self._decoded()

    def _decoded(self) -> str | None:
        try:
            text = decode(self.data)
            self._encoding = tokenize.detect_encoding(io.BytesIO(self.data).readline)[0]
        except (Unreadable, SyntaxError):
            return None
        if self.data.startswith(codecs.BOM_UTF8):
            self._encoding = "utf-8-sig"
        return text if self._encoded(text) == self.data else None

    def _encoded(self, text: str) -> bytes | None:
        try:
            return text.encode(self._encoding)
        except UnicodeError:
            return None

    def drafted(self, repair: Repair) -> Repair | None:
        """The repair with its places in the text; None where they cannot be edited."""
        return repair

    def shown(self, edit: Edit) -> Edit | None:
        """The edit with its place as findings give it; None where it is none that can be made."""
        return edit

    def at_line_end(self, span: Span, text: str) -> Edit | None:
        """The edit that adds a text at the end of the first line of a place."""
        line = self._line_of(span)
        if line is None:
            return None
        column = len(line.rstrip()) + 1
        place = Span(span.line, column, span.line, len(line) + 1)
        return Edit(self.path, in_cell(place, span.cell) if span.cell else place, text)

    def _line_of(self, span: Span) -> str | None:
        lines = [] if self.text is None else LINE_END.split(self.text)
        return lines[span.line - 1] if span.line <= len(lines) else None

    def apply(self, edits: Iterable[Edit]) -> bytes | None:
        """The bytes after edits (as shown) that do not overlap; None where they cannot be written."""
        if self.text is None:
            return None
        text = applied(self.text, edits)
        data = self._encoded(text)
        try:
            return data if data is not None and decode(data) == text else None
        except Unreadable:
            return None

    def hidden(self, finding: Finding, edit: Edit) -> bool:
        """Whether a comment that silences pyroast is meant for one of the lines that an edit changes."""
        return self.text is not None and is_hidden(self.text, finding, edit.span)


def applied(text: str, edits: Iterable[Edit]) -> str:
    """A text after edits that do not overlap."""
    starts = [0, *(match.end() for match in LINE_END.finditer(text))]
    for edit in sorted(edits, key=lambda each: each.span, reverse=True):
        start = starts[edit.span.line - 1] + edit.span.column - 1
        end = starts[edit.span.end_line - 1] + edit.span.end_column - 1
        text = text[:start] + edit.text + text[end:]
    return text


def is_hidden(text: str, finding: Finding, span: Span) -> bool:
    """Whether comments hide findings of pyroast on the lines of a span.

    A comment for a whole function, class or file counts for the codes that it names alone.
    """
    first = span.line
    last = max(first, span.end_line - (span.end_column == 1))
    if (span.line, span.column) == (span.end_line, span.end_column) and span.column == 1:
        return False  # new lines between two others
    for one in comments_of(text).suppressions:
        if one.first > last or one.last < first:
            continue
        if one.code_for(finding) is not None:
            return True
        own = one.own or any(code.startswith("PYR") for code in one.codes)
        if own and one.span is not None and first <= one.span.line <= last:
            return True
    return False
