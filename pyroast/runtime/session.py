"""One traced target from end to end: what to run, the run, and its report."""

from __future__ import annotations

import os
import re

from pyroast.check import check_file, check_source, obey_comments
from pyroast.finding import FileReport, moved
from pyroast.project.modules import ProjectModules
from pyroast.project.read import read_file
from pyroast.records import dataclass, replace
from pyroast.runtime.ends import remarks, trouble
from pyroast.runtime.launch import Launched, launch
from pyroast.runtime.order import Order
from pyroast.runtime.places import Places
from pyroast.runtime.protocol import Recording
from pyroast.runtime.verdict import traced_report

_FACTORY = re.compile(rb"^[^\S\n]*#[^\S\n]*pyroast:[^\S\n]*pair\([^\S\n]*([\w.:]+)[^\S\n]*\)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Traced:
    """A traced target: `static` and `report` speak of the same file; `trouble` are lines that make the exit code 2."""

    static: FileReport
    report: FileReport
    reached: frozenset[tuple[str, int]]
    trouble: tuple[str, ...]
    remarks: tuple[str, ...]
    patched: bool


def trace_file(
    path: str, order: Order, modules: ProjectModules | None = None, stop_early: bool = True
) -> Traced:
    """Run a script or notebook and report on the pairs that it brings together.

    Raises:
        UnreadableFile: the file cannot be read.
        Unreadable: a notebook that cannot be read as one.
        CannotTrace, NoSandbox: nothing could be run.
    """
    data = read_file(path)
    static = check_file(path, data, modules)
    texts: dict[str, bytes] = {}
    notebook = None
    plain = static
    if path.endswith(".ipynb"):
        from pyroast.project.notebooks import read_notebook

        notebook = read_notebook(data)
        texts[path] = data = notebook.data
        plain = check_source(path, data, modules)
        order = replace(order, source=data.decode("utf-8"))
    order = replace(
        order,
        script=path,
        factories=tuple(_local(found.decode()) for found in _FACTORY.findall(data)),
        by_name=tuple(
            (pair.model.name, pair.guide.name)
            for pair in plain.pairs
            if pair.via == "name" and pair.path == path
        ),
        expected=tuple((pair.path, pair.span.line) for pair in plain.pairs if pair.via != "name")
        if stop_early
        else (),
    )
    launched = launch(order)
    traced = _report(path, launched, order, Places(path, texts))
    report = obey_comments(traced.report, data)
    if notebook is not None:
        from pyroast.project.notebooks import Cells

        report = moved(report, Cells(notebook))
    return replace(traced, static=static, report=report)


def trace_factories(names: tuple[str, ...], order: Order) -> Traced:
    """Call factories, `module:function` each, and report on what they return."""
    order = replace(order, script=None, factories=names)
    launched = launch(order)
    pairs = launched.recording.pairs
    first = next((pair.place[0] for pair in pairs if pair.place), None)
    path = os.path.relpath(str(first)) if first is not None else names[0].partition(":")[0]
    return _report(path.replace(os.sep, "/"), launched, order, Places(path))


def _local(factory: str) -> str:
    return factory if ":" in factory else f":{factory}"


def _report(path: str, launched: Launched, order: Order, places: Places) -> Traced:
    recording = launched.recording
    report = traced_report(path, recording.pairs, places)
    lines = trouble(launched, order)
    return Traced(
        FileReport(path), replace(report, failed=report.failed or bool(lines)), reached(recording, report, places), tuple(lines),
        tuple(remarks(launched)), bool((recording.end or {}).get("patched")),
    )  # fmt: skip


def reached(recording: Recording, report: FileReport, places: Places) -> frozenset[tuple[str, int]]:
    """The places (path, line) that the recorded runs executed."""
    found = {
        (places.path(str(place[0])), int(place[1] or 0))
        for pair in recording.pairs
        for place in (
            pair.place,
            pair.loss.get("place"),
            *(site["place"] for run in pair.runs for site in (*run["model"], *run["guide"])),
        )
        if place
    }
    for pair in report.pairs:
        found |= {(side.path, side.span.line) for side in (pair.model, pair.guide)}
    return frozenset(found)
