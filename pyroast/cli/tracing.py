"""`pyroast check --trace`: what stays unknown in files that are named is traced, and the results are merged."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence

import click

from pyroast.cli.policy import Policies
from pyroast.cli.run import Checked
from pyroast.cli.trace import run_target, say
from pyroast.finding import FileReport
from pyroast.project.discover import slashes
from pyroast.project.settings import TraceSettings
from pyroast.records import replace
from pyroast.runtime.merge import merged
from pyroast.runtime.order import Order


def trace_checked(
    checked: list[Checked], paths: Sequence[str], policies: Policies
) -> tuple[list[Checked], bool]:
    """The reports with what tracing adds, and whether a run went wrong.

    Only files that are named in `paths` are run, and the targets of `[tool.pyroast.trace]` of the current folder; of
    those, the ones with a pair that stayed unknown. What is found in a folder is never run.
    """
    settings = policies.settings("pyproject.toml")
    targets = [(path, ()) for path in paths if os.path.isfile(path)]
    for words in map(shlex.split, settings.trace.targets):
        path = os.path.relpath(os.path.join(settings.folder, words[0])) if words else ""
        if words and not os.path.isfile(path):
            path = words[0]
        if words:
            targets = [each for each in targets if slashes(each[0]) != slashes(path)]
            targets.append((path, tuple(words[1:])))  # type: ignore[arg-type]  # arguments of any number
    wrong = False
    for target, arguments in targets:
        index = next((i for i, each in enumerate(checked) if each.report.path == slashes(target)), None)
        if os.path.isfile(target):
            if index is None or not any(pair.status == "unknown" for pair in checked[index].report.pairs):
                continue
        traced = run_target(target, replace(order_from(settings.trace), arguments=arguments), policies)
        say(traced)
        wrong = wrong or bool(traced.trouble)
        if index is None:
            known = FileReport(traced.report.path)
            checked.append(Checked(merged(known, traced.report, traced.reached, not traced.patched), b""))
            continue
        report = merged(checked[index].report, traced.report, traced.reached, not traced.patched)
        checked[index] = replace(checked[index], report=report, data=checked[index].data or _bytes_of(target))
    if not targets:
        click.echo(
            "pyroast: --trace runs files that are named, and [tool.pyroast.trace] targets: there are none",
            err=True,
        )
    return checked, wrong


def order_from(settings: TraceSettings) -> Order:
    """The order that settings make."""
    return Order(
        python=settings.python, runs=settings.runs, seconds=settings.timeout, sandbox=settings.sandbox,
        writable=settings.writable, environment=settings.env,
    )  # fmt: skip


def _bytes_of(path: str) -> bytes:
    with open(path, "rb") as stream:
        return stream.read()
