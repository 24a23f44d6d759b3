"""Many files: what the cache knows is taken from it, the rest is checked here or by other processes.

What another process does is one pure function, `check_orders`, from JSON values to JSON values; any
`concurrent.futures.Executor` can drive it. A process that dies takes only its file with it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pyroast.check import check_file
from pyroast.finding import FileReport, Finding, Runtime, Severity
from pyroast.frontend import mentions_pyro
from pyroast.project.disk import Answer, Disk, Question, digest
from pyroast.project.modules import PairMaker, ProjectModules
from pyroast.project.read import UnreadableFile, read_file
from pyroast.records import dataclass
from pyroast.report.escape import escape
from pyroast.spans import NO_SPAN

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from pyroast.project.cache import Cache
    from pyroast.project.encoded import Json

CHUNK = 8
"""How many files a process is given at a time: neighbours often import the same modules."""

WORTH = 400_000
"""Bytes of Pyro source for which another process pays: it takes as long to start as some of them take to check."""


class Order(NamedTuple):
    """A file to check, as it is to be reported, and what the settings say about the analysis."""

    path: str
    roots: tuple[str, ...] = ()
    makers: tuple[PairMaker, ...] = ()

    def options(self) -> Json:
        """The settings as JSON values."""
        return [list(self.roots), [[each.call, each.model, each.guide, each.loss] for each in self.makers]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A report, the digest of the bytes that it is about, and what it rests on; None where it must not be kept."""

    report: FileReport
    content: str = ""
    asked: tuple[tuple[str, str, Answer], ...] | None = None


def check_batch(
    orders: Sequence[Order],
    jobs: int | None = None,
    open_cache: Callable[[], Cache] | None = None,
    step: Callable[[], None] = lambda: None,
) -> list[FileReport]:
    """The reports on files, in the order given.

    Arguments: `jobs` is how many processes may check at a time, by default as many as the machine has for as much work as
    there is; `open_cache` is called when a file speaks of Pyro; `step` is called for each file that is done.
    """
    cache: Cache | None = None
    reports: dict[int, FileReport] = {}
    left: list[int] = []
    size = 0
    for index, order in enumerate(orders):
        data = _bytes_of(order)
        found: FileReport | None
        if isinstance(data, FileReport):
            found = data
        elif not mentions_pyro(data):
            found = _check(order, data, Disk()).report
        else:
            if cache is None and open_cache is not None:
                cache = open_cache()
            found = cache.find(order.path, order.options(), data) if cache is not None else None
        if found is None:
            left.append(index)
            size += len(data)  # type: ignore[arg-type]  # bytes: there would be a report
        else:
            reports[index] = found
            step()
    processes = min(len(left), jobs if jobs is not None else min(_processors(), size // WORTH))
    known: dict[Question, Answer] = cache.known if cache is not None else {}
    first = _pool(processes) if processes > 1 else None
    if first is None:
        done = _here(orders, left, known, cache)
    else:
        done = _elsewhere(orders, left, processes, first, cache)
    for index, report in done:
        reports[index] = report
        step()
    if left and cache is not None:
        cache.tidy()
    return [reports[index] for index in range(len(orders))]


def _bytes_of(order: Order) -> bytes | FileReport:
    """The bytes of a file, or what is to be said where they cannot be read."""
    try:
        return read_file(order.path)
    except UnreadableFile as error:
        return failure(order.path, "PYR001", "unreadable-source", f"this {error}")


def check_order(order: Order, known: dict[Question, Answer] | None = None) -> Outcome:
    """Check one file; `known` are answers of the file system that a run shares."""
    data = _bytes_of(order)
    return Outcome(data) if isinstance(data, FileReport) else _check(order, data, Disk(known))


def _check(order: Order, data: bytes, disk: Disk) -> Outcome:
    try:
        report = check_file(order.path, data, ProjectModules(order.path, order.roots, order.makers, disk))
    except Exception as error:
        message = f"pyroast crashed on this file, please report it: {error!r}"
        return Outcome(failure(order.path, "PYR000", "internal-error", message))
    if not mentions_pyro(data) or not disk.stable or any(each.code == "PYR000" for each in report.findings):
        return Outcome(report)
    asked = tuple((kind, path, answer) for (kind, path), answer in disk.asked.items())
    return Outcome(report, digest(data), asked)


def failure(path: str, code: str, name: str, message: str) -> FileReport:
    """The report on a file that could not be checked."""
    finding = Finding(code, name, Severity.ERROR, Runtime.NONE, path, NO_SPAN, escape(message))
    return FileReport(path, (finding,), failed=True)


# In this process

Done = Iterator[tuple[int, FileReport]]


def _here(
    orders: Sequence[Order], left: Iterable[int], known: dict[Question, Answer], cache: Cache | None
) -> Done:
    for index in left:
        order = orders[index]
        outcome = check_order(order, known)
        if cache is not None and outcome.asked is not None:
            from pyroast.project.encoded import encode

            cache.store(order.path, order.options(), outcome.content, outcome.asked, encode(outcome.report))
        yield index, outcome.report


# In others


def check_orders(orders: Sequence[Json]) -> list[Json]:
    """Check files, given as orders in JSON values; the reports and what they rest on, as JSON values too."""
    from pyroast.project.encoded import encode

    known: dict[Question, Answer] = {}
    results: list[Json] = []
    for each in orders:
        outcome = check_order(_order(each), known)
        asked: Json = None if outcome.asked is None else [list(one) for one in outcome.asked]
        results.append([encode(outcome.report), outcome.content, asked])
    return results


def _order(value: Json) -> Order:
    match value:
        case [str(path), [list(roots), list(makers)]]:
            return Order(path, tuple(map(str, roots)), tuple(PairMaker(*each) for each in makers))  # type: ignore[misc]
    raise ValueError(f"no order: {value!r}")


def _sent(order: Order) -> Json:
    return [order.path, order.options()]


def _elsewhere(
    orders: Sequence[Order], left: Sequence[int], processes: int, first: Executor, cache: Cache | None
) -> Done:
    from pyroast.project.encoded import decode_report

    size = max(1, min(CHUNK, len(left) // (2 * processes)))
    chunks = [left[start : start + size] for start in range(0, len(left), size)]
    sent = [[_sent(orders[index]) for index in chunk] for chunk in chunks]
    ready = [first]

    def make() -> Executor:
        return ready.pop() if ready else (_pool(processes) or first)

    for number, results in run_all(make, sent, 2 * processes):
        for index, result in zip(chunks[number], results):
            order = orders[index]
            if result is None:
                message = "the process that checked this file died, please report it"
                yield index, failure(order.path, "PYR000", "internal-error", message)
                continue
            assert isinstance(result, list)  # as `check_orders` writes it
            report, content, asked = result
            if cache is not None and isinstance(asked, list):
                cache.store(order.path, order.options(), str(content), asked, report)
            yield index, decode_report(report)


def run_all(
    make: Callable[[], Executor], tasks: Sequence[list[Json]], ahead: int
) -> Iterator[tuple[int, list[Json]]]:
    """`check_orders` of each task, with its number, as they are done; None for an order whose process died.

    Arguments: `make` makes an executor, and another one where the first has broken; `ahead` is how many tasks are handed
    out at a time.
    """
    from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait

    executor = make()
    waiting = list(reversed(range(len(tasks))))
    running: dict[Future[list[Json]], int] = {}
    lost: list[int] = []
    try:
        while waiting or running or lost:
            if not running:
                # One order at a time, and nothing beside it, shows which of them it was.
                for number in lost:
                    executor, results = _one_by_one(make, executor, tasks[number])
                    yield number, results
                lost = []
            while waiting and not lost and len(running) < ahead:
                number = waiting.pop()
                try:
                    running[executor.submit(check_orders, tasks[number])] = number
                except (BrokenExecutor, OSError):
                    lost.append(number)
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                number = running.pop(future)
                if future.exception() is None:
                    yield number, future.result()
                else:
                    lost.append(number)
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def _one_by_one(
    make: Callable[[], Executor], executor: Executor, task: list[Json]
) -> tuple[Executor, list[Json]]:
    from concurrent.futures import BrokenExecutor

    results: list[Json] = []
    for order in task:
        result: Json = None
        for _ in range(3):  # one of them may only find that the executor is broken
            try:
                future = executor.submit(check_orders, [order])
            except BrokenExecutor:
                executor.shutdown(wait=False)
                executor = make()
                continue
            except OSError:  # no process can be started
                (result,) = check_orders([order])
                break
            if future.exception() is None:
                (result,) = future.result()
                break
        results.append(result)
    return executor, results


def _pool(processes: int) -> Executor | None:
    """A pool of processes; None on systems that do not bear one."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    try:
        return ProcessPoolExecutor(processes, get_context("spawn"), _prepare)
    except (ImportError, NotImplementedError, OSError):  # no semaphores, as in some containers
        return None


def _prepare() -> None:
    """In a process of the pool: an interrupt, and the end of its parent by whatever means, is its end too."""
    import signal
    import threading
    from multiprocessing import parent_process

    signal.signal(signal.SIGINT, signal.SIG_DFL)

    def watch() -> None:
        parent = parent_process()
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _processors() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1
