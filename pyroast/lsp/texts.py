"""Texts of editors as bytes, and files as texts."""

from __future__ import annotations

import io
import tokenize

from pyroast.frontend import Unreadable, decode
from pyroast.project.read import UnreadableFile, read_file


def encoded(text: str) -> bytes:
    """The bytes of a text in the encoding that its own first lines name, else in UTF-8."""
    data = text.encode("utf-8", "surrogatepass")
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        return text.encode(encoding)
    except (SyntaxError, UnicodeEncodeError):
        return data


def text_on_disk(path: str) -> str | None:
    """The text of a file; None where there is none to read."""
    try:
        return decode(read_file(path))
    except (UnreadableFile, Unreadable):
        return None
