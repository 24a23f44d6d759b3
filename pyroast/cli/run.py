"""What the subcommands share: the paths to check, the engine called on each file, and the exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from pyroast.check import check_file
from pyroast.cli.policy import Policies
from pyroast.finding import FileReport, Finding, Runtime, Severity
from pyroast.project.discover import Discovery, discover, slashes
from pyroast.project.merge import merged
from pyroast.project.modules import ProjectModules
from pyroast.project.read import UnreadableFile, read_file
from pyroast.report.escape import escape
from pyroast.spans import NO_SPAN

if TYPE_CHECKING:
    from pyroast.report.frame import Sources

EXIT_CLEAN, EXIT_FINDINGS, EXIT_TROUBLE = 0, 1, 2
STDIN = "-"
_MANY_FILES = 50


@dataclass(frozen=True, slots=True)
class Checked:
    """A report with the bytes that it is about, where it has findings."""

    report: FileReport
    data: bytes


def paths_to_check(
    paths: Sequence[str], policies: Policies, exclude: Sequence[str] = (), force_exclude: bool = False
) -> Discovery:
    """The files that the arguments mean; what is wrong with an argument is printed at once."""
    policies.policy("stdin")  # wrong settings of the current folder are said even if nothing is checked
    if STDIN in paths:
        if len(paths) > 1:
            raise click.UsageError("'-' (standard input) cannot be mixed with paths")
        return Discovery((STDIN,))
    discovery = discover(paths or (".",), exclude, force_exclude, policies.exclusions)
    for line in (*discovery.problems, *discovery.notes):
        click.echo(f"pyroast: {escape(line)}", err=True)
    return discovery


def check_all(files: Sequence[str], stdin_name: str, policies: Policies) -> list[Checked]:
    """Check file after file, with a progress bar on a terminal when they are many; notes are printed at once."""
    from_stdin = slashes(stdin_name)
    for path in files:
        policies.policy(from_stdin if path == STDIN else path)  # wrong settings end the run before it begins
    done: list[Checked] = []
    with _progress(len(files)) as step:
        for path in files:
            done.append(_check_stdin(from_stdin, policies) if path == STDIN else _check_path(path, policies))
            step()
    for checked in done:
        if checked.report.note:
            click.echo(f"pyroast: {escape(checked.report.note)}", err=True)
    return _without_used(_without_repeats(done))


def _without_repeats(done: list[Checked]) -> list[Checked]:
    """What several files say about one pair or place is said once."""
    reports = merged(checked.report for checked in done)
    return [replace(checked, report=report) for checked, report in zip(done, reports)]


def _check_stdin(name: str, policies: Policies) -> Checked:
    return _check(name, sys.stdin.buffer.read(), policies.modules(name))


def _check_path(path: str, policies: Policies) -> Checked:
    try:
        data = read_file(path)
    except UnreadableFile as error:
        return Checked(_failed(path, "PYR001", "unreadable-source", f"this {error}"), b"")
    return _check(path, data, policies.modules(path))


def _check(path: str, data: bytes, modules: ProjectModules) -> Checked:
    try:
        report = check_file(path, data, modules)
    except Exception as error:
        message = f"pyroast crashed on this file, please report it: {error!r}"
        report = _failed(path, "PYR000", "internal-error", message)
    return Checked(report, data if report.findings else b"")


def _without_used(checked: list[Checked]) -> list[Checked]:
    """The reports without notes on comments that hide something in the report of another file."""
    if not any(each.report.used for each in checked):
        return checked
    from pyroast.project.suppression import used_elsewhere

    used = used_elsewhere(each.report for each in checked)
    return [
        replace(
            each,
            report=replace(
                each.report,
                findings=tuple(
                    one for one in each.report.findings if (one.path, one.span.line, one.message) not in used
                ),
            ),
        )
        for each in checked
    ]


def sources_of(checked: Checked) -> Sources:
    """The texts of all files that the findings of a report point into."""
    from pyroast.report.frame import Sources

    report = checked.report
    texts = {report.path: checked.data}
    places = {finding.path for finding in report.findings}
    places.update(place.path for finding in report.findings for place in finding.related)
    for path in sorted(places - set(texts)):
        try:
            texts[path] = read_file(path)
        except UnreadableFile:
            continue  # its lines are printed without a frame
    return Sources(texts)


def _failed(path: str, code: str, name: str, message: str) -> FileReport:
    finding = Finding(code, name, Severity.ERROR, Runtime.NONE, path, NO_SPAN, escape(message))
    return FileReport(path, (finding,), failed=True)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], None]]:
    if total <= _MANY_FILES or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    # Drawn on stderr and wiped at the end, so that the output alone remains.
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("checking", total=total)
        yield lambda: bar.advance(task)


def wants_colour() -> bool:
    """Whether the output goes to a terminal that shows colours; NO_COLOR overrules FORCE_COLOR."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
