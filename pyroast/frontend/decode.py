"""Source bytes to text: byte order mark, coding cookie, and the refusal of what is no text."""

from __future__ import annotations

import codecs
import re

from pyroast.frontend.errors import Unreadable
from pyroast.spans import Span

COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", re.ASCII)
BLANK = re.compile(rb"^[ \t\f]*(?:#.*)?$")
LINE_END = re.compile(rb"\r\n?|\n")
SLOW_CODECS = frozenset({"punycode", "idna"})
"""Text encodings whose decoders take quadratic time; no source file is written in them."""


def decode(data: bytes) -> str:
    """The text of a source file, without its byte order mark, as PEP 263 says.

    Raises:
        Unreadable: unknown encoding, bytes that do not decode, NUL bytes.
    """
    has_mark = data.startswith(codecs.BOM_UTF8)
    if has_mark:
        data = data[len(codecs.BOM_UTF8) :]
    null = data.find(b"\0")
    if null >= 0:
        line, column = _line_of(data, null)
        raise Unreadable("source contains a null byte", Span(line, column, line, column + 1))
    name, line = _cookie(data)
    if name is None:
        encoding = "utf-8"
    else:
        span = Span(line, 1, line, 1)
        try:
            info = codecs.lookup(name)
        except (LookupError, ValueError):
            raise Unreadable(f"unknown encoding {name!r}", span) from None
        encoding = info.name
        if encoding in SLOW_CODECS or not getattr(info, "_is_text_encoding", True):
            raise Unreadable(f"{name!r} is no encoding for source files", span)
        if has_mark and encoding != "utf-8":
            raise Unreadable(f"encoding {name!r} contradicts the byte order mark", span)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line, column = _line_of(data, error.start)
        message = f"not valid {encoding}: {error.reason}"
        raise Unreadable(message, Span(line, column, line, column + 1)) from None
    except (UnicodeError, ValueError) as error:
        raise Unreadable(f"not valid {encoding}: {str(error).splitlines()[0]}") from None
    if "\0" in text:
        raise Unreadable("source contains a null character")
    return text


def _cookie(data: bytes) -> tuple[str | None, int]:
    """The encoding named in the first two lines, and that line; the second counts after a blank one."""
    start = 0
    for line in (1, 2):
        match = LINE_END.search(data, start)
        end = match.start() if match else len(data)
        text = data[start:end]
        found = COOKIE.match(text)
        if found:
            return found[1].decode("ascii"), line
        if match is None or not BLANK.match(text):
            break
        start = match.end()
    return None, 1


def _line_of(data: bytes, offset: int) -> tuple[int, int]:
    """Line and column of a byte; what does not decode before it on its line is counted leniently."""
    ends = [match.end() for match in LINE_END.finditer(data, 0, offset)]
    start = ends[-1] if ends else 0
    return len(ends) + 1, len(data[start:offset].decode("utf-8", "replace")) + 1
