"""Threads with a large stack, for work that recurses as deep as the source that it reads."""

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
_idle: list[_Worker] = []


def is_deep() -> bool:
    """Whether the current thread is one of those of `run_deep`."""
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
        try:
            outcome.append(fn())
        except BaseException as error:  # handed to the caller's thread, which raises it
            failure.append(error)

    worker = _enter()
    try:
        worker.run(work)
        _idle.append(worker)  # not after an interrupt, when it is still at work
    finally:
        _leave()
    if failure:
        raise failure.pop()
    return outcome.pop()


class _Worker:
    """A daemon thread that does one piece of work after another: its stack is paged in once, not for each file."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._work: Callable[[], None] | None = None
        self._given, self._done = threading.Lock(), threading.Lock()
        self._given.acquire()
        self._done.acquire()
        # A daemon, for an interrupt must not wait for it.
        self.thread = threading.Thread(target=self._loop, name="pyroast-deep", daemon=True)

    def run(self, work: Callable[[], None]) -> None:
        """Have the thread do some work that raises nothing, and wait for its end."""
        self._work = work
        self._given.release()
        self._done.acquire()

    def _loop(self) -> None:
        _here.deep = True
        while True:
            self._given.acquire()
            work, self._work = self._work, None
            assert work is not None  # given before the lock is released
            work()
            del work  # it would keep what it made until more comes
            self._done.release()


def _enter() -> _Worker:
    """A worker that is free, with the recursion limit raised to what its stack bears."""
    with _lock:
        worker = _free() or _start()
        _limits.append(sys.getrecursionlimit())
        sys.setrecursionlimit(max(_limits[-1], worker.size // BYTES_PER_FRAME))
        return worker


def _free() -> _Worker | None:
    while _idle:
        worker = _idle.pop()
        if worker.thread.is_alive():  # which it is not in a forked process
            return worker
    return None


def _start() -> _Worker:
    before = threading.stack_size()
    error: Exception | None = None
    for size in STACK_SIZES:
        worker = _Worker(size)
        try:
            threading.stack_size(size)
            worker.thread.start()
        except (RuntimeError, ValueError) as refused:
            error = refused
        else:
            return worker
        finally:
            threading.stack_size(before)
    raise error if error is not None else RuntimeError("no thread could be started")


def _leave() -> None:
    """Restore the recursion limit when no worker is busy: it is shared by all threads."""
    with _lock:
        limit = _limits.pop()
        if not _limits:
            sys.setrecursionlimit(limit)
