"""The values of literals, computed as Python does, without warnings about the escapes they hold."""

from __future__ import annotations

import re
import unicodedata

ESCAPE = re.compile(
    r"\\(?:(\r\n?|\n)|([0-7]{1,3})|x([0-9a-fA-F]{2})|N\{([^}]*)\}|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))",
    re.DOTALL,
)
SIMPLE = {
    "\\": "\\", "'": "'", '"': '"', "a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t",
    "v": "\v",
}  # fmt: skip
MALFORMED = frozenset("xNuU")


def string_value(literal: str) -> str | bytes:
    """The value of one literal with its prefix and quotes, an f-string excepted.

    Raises:
        ValueError: an escape that Python refuses, or bytes beyond ASCII.
    """
    quote = literal[-1]
    opening = literal.index(quote)
    width = 3 if literal.startswith(quote * 3, opening) and len(literal) - opening >= 6 else 1
    body = literal[opening + width : -width]
    prefix = literal[:opening].lower()
    is_bytes = "b" in prefix
    if "\r" in body:
        body = body.replace("\r\n", "\n").replace("\r", "\n")
    if "\\" in body and "r" not in prefix:
        body = unescape(body, is_bytes)
    if is_bytes:
        # A ValueError: every escape of bytes is below 256, and what is written is ASCII.
        return body.encode("latin-1") if literal.isascii() else body.encode("ascii")
    return body


def unescape(body: str, is_bytes: bool) -> str:
    """The text with its escapes replaced. Unknown escapes stay as they are written.

    Raises:
        ValueError: a malformed escape.
    """

    def replace(match: re.Match[str]) -> str:
        newline, octal, byte, name, short, long, other = match.groups()
        if newline is not None:
            return ""
        if octal is not None:
            return chr(int(octal, 8) & 0xFF if is_bytes else int(octal, 8))
        if byte is not None:
            return chr(int(byte, 16))
        if is_bytes:
            if other == "x":
                raise ValueError("malformed escape")
            return SIMPLE.get(other, match[0])
        if name is not None:
            return _character(name)
        if short is not None or long is not None:
            return chr(int(short or long, 16))
        if other in MALFORMED:
            raise ValueError("malformed escape")
        return SIMPLE.get(other, match[0])

    return ESCAPE.sub(replace, body)


def _character(name: str) -> str:
    try:
        return unicodedata.lookup(name)
    except KeyError:
        raise ValueError("unknown character name") from None


def number_value(literal: str) -> int | float | complex:
    """The value of a number.

    Raises:
        ValueError: more digits than Python converts.
    """
    text = literal.replace("_", "")
    if text[-1] in "jJ":
        return complex(0, float(text[:-1]))
    if text[:2].lower() in ("0x", "0o", "0b") or text.isdigit():
        return int(text, 10 if text.isdigit() else 0)
    return float(text)
