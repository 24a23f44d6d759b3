"""Source bytes to IR. Only this package and the fixer know libcst, imported when a file is parsed."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from pyroast.frontend.decode import decode
from pyroast.frontend.deep import run_deep
from pyroast.frontend.errors import Unreadable

if TYPE_CHECKING:
    from pyroast import ir

__all__ = ["Unreadable", "decode", "lower_source", "mentions_pyro", "run_deep"]


def mentions_pyro(data: bytes) -> bool:
    """Whether a file can speak of Pyro at all; no other is parsed unless a Pyro file imports from it."""
    return b"pyro" in data


def lower_source(data: bytes) -> ir.Module:
    """Lower the bytes of a source file.

    Runs on a large stack (`run_deep`), with the garbage collector off: it would walk millions of fresh nodes.

    Raises:
        Unreadable: no text, no Python, or nested deeper than the parser can bear.
    """
    text = decode(data)

    def work() -> ir.Module:
        from pyroast.frontend.lower import lower

        return lower(text)

    was_enabled = gc.isenabled()
    gc.disable()
    try:
        return run_deep(work)
    finally:
        if was_enabled:
            gc.enable()
