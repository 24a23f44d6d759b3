"""What the frontend raises for a source that it cannot read."""

from __future__ import annotations

from pyroast.spans import NO_SPAN, Span


class Unreadable(Exception):
    """A file that is no Python source, or one that the parser cannot bear.

    Args:
        message: one line, without a position.
        span: where reading stopped; the start of the file if that is not known.
    """

    def __init__(self, message: str, span: Span = NO_SPAN) -> None:
        super().__init__(message, span)
        self.message = message
        self.span = span

    def __str__(self) -> str:
        return self.message
