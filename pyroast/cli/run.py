"""What the subcommands share: the paths to check, the engine called on each file, and the exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import click

from pyroast.check import check_source
from pyroast.finding import FileReport, Finding, Runtime, Severity
from pyroast.project.discover import Discovery, discover, slashes
from pyroast.project.modules import project_modules
from pyroast.project.read import UnreadableFile, read_file
from pyroast.report.escape import escape
from pyroast.spans import NO_SPAN

EXIT_CLEAN, EXIT_FINDINGS, EXIT_TROUBLE = 0, 1, 2
STDIN = "-"
_MANY_FILES = 50


@dataclass(frozen=True, slots=True)
class Checked:
    """A report with the bytes that it is about."""

    report: FileReport
    data: bytes


def paths_to_check(
    paths: Sequence[str], exclude: Sequence[str] = (), force_exclude: bool = False
) -> Discovery:
    """The files that the arguments mean; what is wrong with an argument is printed at once."""
    if STDIN in paths:
        if len(paths) > 1:
            raise click.UsageError("'-' (standard input) cannot be mixed with paths")
        return Discovery((STDIN,))
    discovery = discover(paths or (".",), exclude, force_exclude)
    for line in (*discovery.problems, *discovery.notes):
        click.echo(f"pyroast: {escape(line)}", err=True)
    return discovery


def check_all(files: Sequence[str], stdin_name: str) -> Iterator[Checked]:
    """Check file after file, with a progress bar on a terminal when they are many."""
    with _progress(len(files)) as step:
        for path in files:
            yield _check_stdin(stdin_name) if path == STDIN else _check_path(path)
            step()


def _check_stdin(name: str) -> Checked:
    return _check(slashes(name), sys.stdin.buffer.read())


def _check_path(path: str) -> Checked:
    try:
        if path.endswith(".ipynb"):
            raise UnreadableFile("is a notebook, which this version does not read")
        data = read_file(path)
    except UnreadableFile as error:
        return Checked(_failed(path, "PYR001", "unreadable-source", f"this {error}"), b"")
    return _check(path, data)


def _check(path: str, data: bytes) -> Checked:
    try:
        return Checked(check_source(path, data, project_modules(path)), data)
    except Exception as error:
        message = f"pyroast crashed on this file, please report it: {error!r}"
        return Checked(_failed(path, "PYR000", "internal-error", message), data)


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
