"""A thread with a large stack, for work that recurses as deep as the source that it reads."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

STACK_SIZES = (256 << 20, 64 << 20, 16 << 20)
"""Bytes of stack asked for, in this order: a system may refuse the first. Pages are taken on first use."""

BYTES_PER_FRAME = 4096
"""A Python frame that calls Python through C takes less: recursion ends in `RecursionError`."""

_here = threading.local()
_lock = threading.Lock()
_limits: list[int] = []


def is_deep() -> bool:
    """Whether the current thread was started by `run_deep`."""
    return getattr(_here, "deep", False)


def run_deep(fn: Callable[[], T]) -> T:
    """Call `fn` on a large stack with a recursion limit to match, and return or raise what it does.

    In such a thread already, `fn` is called directly.
    """
    if is_deep():
        return fn()
    outcome: list[T] = []
    failure: list[BaseException] = []

    def work() -> None:
        _here.deep = True
        try:
            outcome.append(fn())
        except BaseException as error:  # handed to the caller's thread, which raises it
            failure.append(error)

    thread = _start(work)
    try:
        thread.join()
    finally:
        _leave()
    if failure:
        raise failure.pop()
    return outcome.pop()


def _start(work: Callable[[], None]) -> threading.Thread:
    """A started daemon thread: an interrupt must not wait for it."""
    with _lock:
        before = threading.stack_size()
        error: Exception | None = None
        for size in STACK_SIZES:
            thread = threading.Thread(target=work, name="pyroast-deep", daemon=True)
            try:
                threading.stack_size(size)
                _limits.append(sys.getrecursionlimit())
                sys.setrecursionlimit(max(_limits[-1], size // BYTES_PER_FRAME))
                thread.start()
            except (RuntimeError, ValueError) as refused:
                error = refused
                sys.setrecursionlimit(_limits.pop())
            else:
                return thread
            finally:
                threading.stack_size(before)
    raise error if error is not None else RuntimeError("no thread could be started")


def _leave() -> None:
    """Restore the recursion limit when the last of the threads has ended: it is shared by all."""
    with _lock:
        limit = _limits.pop()
        if not _limits:
            sys.setrecursionlimit(limit)
