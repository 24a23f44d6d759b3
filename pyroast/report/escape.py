"""Makes untrusted text safe to print: site names, paths and source lines never command a terminal."""

from __future__ import annotations

import re

# Control characters (C0, DEL, C1), line and paragraph separators, the marks that reorder or hide text, the
# tag characters, and lone surrogates, which no encoding can print.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _spell(match: re.Match[str]) -> str:
    character = match.group()
    code = ord(character)
    if character in _SHORT:
        return _SHORT[character]
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def escape(text: str) -> str:
    """`text` as one printable line, unsafe characters spelt as in a Python literal."""
    return text if text.isascii() and text.isprintable() else _UNSAFE.sub(_spell, text)
