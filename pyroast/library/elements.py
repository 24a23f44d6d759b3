"""An element of an iterable whose elements are known as a function of their index."""

from __future__ import annotations

from pyroast.protocol import Machine
from pyroast.symbolic import Sym, fresh
from pyroast.values import Iterate, Value


def any_element(m: Machine, rounds: Iterate) -> Value:
    """What any round gives: looked at only, so that a body which samples is not run once more."""
    index = Sym(("loop", len(m.loops), rounds.count, fresh("round").origin[-1]))
    return m.select(m.run_quietly(lambda: rounds.element(index)))
