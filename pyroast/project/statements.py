"""The logical lines of a text, by Python's own tokenizer: which lines a comment speaks of."""

from __future__ import annotations

import io
import tokenize
from bisect import bisect_right

from pyroast.records import dataclass
from pyroast.spans import Span

_DEFINITIONS = frozenset({"def", "class"})
_LAYOUT = frozenset({tokenize.NL, tokenize.COMMENT, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER})


@dataclass(frozen=True, slots=True)
class LogicalLine:
    """A statement, or the head of one: its lines, its depth of indentation, and its first word (`def` for `async def`)."""

    first: int
    last: int
    level: int
    word: str


@dataclass(frozen=True, slots=True)
class Statements:
    """`lines` in order; all `comments`; `chunks` of lines that flake8 searches together for `noqa`."""

    lines: tuple[LogicalLine, ...] = ()
    comments: tuple[tuple[Span, str], ...] = ()
    chunks: tuple[tuple[int, int], ...] = ()


def read_statements(text: str) -> Statements:
    """The statements of a text whose lines end in `\\n`; nothing where Python cannot tell its tokens apart."""
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    except (tokenize.TokenError, SyntaxError):
        return Statements()
    lines: list[LogicalLine] = []
    comments: list[tuple[Span, str]] = []
    words: list[tokenize.TokenInfo] = []
    level = 0
    for token in tokens:
        if token.type == tokenize.COMMENT:
            (line, column), (end_line, end_column) = token.start, token.end
            comments.append((Span(line, column + 1, end_line, end_column + 1), token.string))
        if token.type == tokenize.INDENT:
            level += 1
        elif token.type == tokenize.DEDENT:
            level -= 1
        elif token.type == tokenize.NEWLINE and words:
            lines.append(LogicalLine(words[0].start[0], token.start[0], level, _word(words)))
            words = []
        elif token.type not in _LAYOUT:
            words.append(token)
    return Statements(tuple(lines), tuple(comments), tuple(_chunks(tokens)))


def _word(words: list[tokenize.TokenInfo]) -> str:
    if words[0].string == "async" and len(words) > 1:
        return words[1].string
    return words[0].string


def _chunks(tokens: list[tokenize.TokenInfo]) -> list[tuple[int, int]]:
    """The ranges of lines in `flake8.processor.FileProcessor._noqa_line_mapping`."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    end = -1
    for token in tokens:
        if token.type in (tokenize.ENDMARKER, tokenize.DEDENT):
            continue
        start = token.start[0] if start is None else min(start, token.start[0])
        end = max(end, token.end[0])
        if token.type in (tokenize.NL, tokenize.NEWLINE):
            found.append((start, end))
            start, end = None, -1
    return found


def extent(lines: tuple[LogicalLine, ...], line: int) -> tuple[int, int]:
    """The lines that a comment on `line` speaks of: its statement, or the whole function or class whose head it is on.

    Decorators belong to the head. A comment that is on no statement speaks of its own line.
    """
    index = bisect_right(lines, line, key=lambda each: each.first) - 1
    if index < 0 or lines[index].last < line:
        return line, line
    head = index
    while lines[head].word == "@" and head + 1 < len(lines):
        head += 1
    if lines[head].word not in _DEFINITIONS:
        return lines[index].first, lines[index].last
    first = head
    while first and lines[first - 1].word == "@" and lines[first - 1].level == lines[head].level:
        first -= 1
    last = head
    while last + 1 < len(lines) and lines[last + 1].level > lines[head].level:
        last += 1
    return lines[first].first, lines[last].last
