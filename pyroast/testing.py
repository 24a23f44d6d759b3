"""For test suites: `assert_aligned` traces a model and a guide in this process and fails where they do not fit."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Union

from pyroast.finding import FileReport
from pyroast.runtime.places import Places
from pyroast.runtime.protocol import Recording, read_objects
from pyroast.runtime.verdict import traced_report
from pyroast.spans import line_place

_DEFAULT = object()
Event = dict[str, object]


def assert_aligned(
    model: Callable[..., object],
    guide: Callable[..., object],
    *args: object,
    loss: object = _DEFAULT,
    runs: int = 3,
    **kwargs: object,
) -> None:
    """Fail with AssertionError, and all findings in it, where Pyro would not align a model with its guide.

    Both are run `runs` times on the arguments, with different seeds, and once under `loss` (a Pyro ELBO, `Trace_ELBO()` if
    none is given; None asks no loss, and finds only what is wrong under every one). Random state, the parameter store
    and the buffers of modules are restored.
    """
    report = trace_here(model, guide, args, kwargs, loss, runs)
    lines = [f"{each.path}:{line_place(each.span)}: {each.code} {each.message}" for each in report.findings]
    lines += [
        f"{entry.path}:{line_place(entry.span)}: undecided: {entry.reason}"
        for pair in report.pairs
        if pair.status == "unknown"
        for entry in pair.unknown
    ]
    if lines or not report.pairs:
        raise AssertionError("\n".join(["model and guide do not fit:", *lines]))


def trace_here(
    model: Callable[..., object],
    guide: Callable[..., object],
    args: tuple[object, ...],
    kwargs: dict[str, object],
    loss: object = _DEFAULT,
    runs: int = 3,
) -> FileReport:
    """The report on one pair, traced in this process."""
    from pyroast.runtime import child

    if loss is _DEFAULT:
        from pyroast.runtime.child import default_loss

        loss = default_loss()
    with recording(runs) as events:
        child.trace_untouched("assert_aligned", model, guide, loss, args, kwargs)
    return report_of(read_objects(events))


@contextmanager
def recording(runs: int = 3) -> Iterator[list[Event]]:
    """All that happens to pairs in this process within a `with` block."""
    from pyroast.runtime import child

    events: list[Event] = []
    child.begin(events.append, runs)
    try:
        yield events
    finally:
        child.uninstall()


def report_of(recording_: Recording, path: Union[str, None] = None) -> FileReport:
    """The report on what was recorded in this process; paths are relative to the current folder."""
    first = next((pair.place[0] for pair in recording_.pairs if pair.place), None)
    shown = path or (os.path.relpath(str(first)).replace(os.sep, "/") if first is not None else "?")
    return traced_report(shown, recording_.pairs, Places(shown))
