"""Text with styles attached, printed plain or in colour from the same lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, NamedTuple


class Piece(NamedTuple):
    """A stretch of text, already escaped, and a style in rich's words ("" for none)."""

    text: str
    style: str = ""


Line = tuple[Piece, ...]


def plain(text: str, style: str = "") -> Line:
    """A line of one piece."""
    return (Piece(text, style),)


def plain_text(lines: Iterable[Line]) -> str:
    """The lines without their styles."""
    return "".join("".join(piece.text for piece in line) + "\n" for line in lines)


def write(lines: Iterable[Line], stream: IO[str], colour: bool) -> None:
    """Print lines; rich is loaded only for colour."""
    if not colour:
        for line in lines:
            stream.write(plain_text([line]))
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, force_terminal=True, no_color=False, highlight=False, soft_wrap=True)
    for line in lines:
        console.print(Text.assemble(*((piece.text, piece.style) for piece in line)))
