"""Three-valued facts: an answer is yes, no or unknown, and unknown is no boolean."""

from __future__ import annotations

import enum
from collections.abc import Iterable


class Tri(enum.Enum):
    """Yes, no or unknown. `bool()` of any of them raises, so that unknown can never pass for a no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def __bool__(self) -> bool:
        raise TypeError("a three-valued fact is no boolean: compare it with Tri.YES, Tri.NO or Tri.UNKNOWN")

    @property
    def negated(self) -> Tri:
        """Yes for no, no for yes, unknown for unknown."""
        return {Tri.YES: Tri.NO, Tri.NO: Tri.YES}.get(self, self)


def known(value: bool) -> Tri:
    """The fact for a boolean that is known."""
    return Tri.YES if value else Tri.NO


def all_of(facts: Iterable[Tri]) -> Tri:
    """Conjunction: no as soon as one is no, else unknown as soon as one is unknown."""
    result = Tri.YES
    for fact in facts:
        if fact is Tri.NO:
            return Tri.NO
        if fact is Tri.UNKNOWN:
            result = Tri.UNKNOWN
    return result
