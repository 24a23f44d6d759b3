"""A place in the source text that moves on token by token while the tree is walked.

The tree of libcst holds every token in the order of the text. The lowering visits it in that order, and
each token is found behind the spaces, comments, commas and semicolons that follow the token before it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from unicodedata import normalize

from pyroast.spans import Span

BETWEEN = re.compile(r"(?:[ \t\f\r\n,;\\]+|#[^\r\n]*)*").match
"""What stands between two tokens. No token that a span begins or ends with is a comma or a semicolon."""

LAST_COMMA = re.compile(r"(?:[ \t\f\r\n\\]+|#[^\r\n]*)*,").match

LINE_END = re.compile(r"\r\n?|\n")

new_span = tuple.__new__


class Scope:
    """The names bound in one function, class or module body, and the dotted names called in it."""

    __slots__ = ("bound", "callees", "declared", "is_generator")

    def __init__(self) -> None:
        self.bound: set[str] = set()
        self.declared: set[str] = set()
        self.callees: set[str] = set()
        self.is_generator = False


class Cursor:
    """The text, the offset after the last token consumed, and the scope that the walk is in.

    `strings` collects the ranges of string literals that hold a "#", and is None when no comments are wanted.
    """

    __slots__ = ("pos", "scope", "starts", "strings", "text")

    def __init__(self, text: str, with_comments: bool) -> None:
        self.text = text
        self.pos = 0
        self.starts = line_starts(text)
        self.scope = Scope()
        self.strings: list[tuple[int, int]] | None = [] if with_comments else None

    def skip(self) -> int:
        """Move to the start of the next token, and return it."""
        match = BETWEEN(self.text, self.pos)
        assert match is not None  # the pattern matches the empty string
        self.pos = pos = match.end()
        return pos

    def token(self, width: int) -> int:
        """Consume the next token, `width` code points wide; return where it starts."""
        match = BETWEEN(self.text, self.pos)
        assert match is not None  # the pattern matches the empty string
        start = match.end()
        self.pos = start + width
        return start

    def last_comma(self) -> None:
        """Consume the comma after the last element of a bare tuple: it is part of the tuple's span."""
        match = LAST_COMMA(self.text, self.pos)
        assert match is not None  # the tree says that there is a comma
        self.pos = match.end()

    def span(self, start: int) -> Span:
        """The span from `start` to the last token consumed."""
        starts = self.starts
        end = self.pos
        line = bisect_right(starts, start)
        first = starts[line - 1]
        if end <= starts[line]:
            return new_span(Span, (line, start - first + 1, line, end - first + 1))
        end_line = bisect_right(starts, end - 1)
        return new_span(Span, (line, start - first + 1, end_line, end - starts[end_line - 1] + 1))


def identifier(name: str) -> str:
    """The identifier as Python compares it: in normal form KC."""
    return name if name.isascii() else normalize("NFKC", name)


def line_starts(text: str) -> list[int]:
    """The offsets at which lines start, and one beyond the end. A lone carriage return ends a line, too."""
    if "\r" in text:
        return [0, *(match.end() for match in LINE_END.finditer(text)), len(text) + 2]
    lengths = [len(line) + 1 for line in text.split("\n")]
    return [0, *accumulate(lengths[:-1]), len(text) + 2]
