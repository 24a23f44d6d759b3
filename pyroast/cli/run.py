"""What the subcommands share: the paths to check, the engine called on each file, and the exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from pyroast.batch import Order, check_batch, failure
from pyroast.check import check_file
from pyroast.cli.policy import Policies
from pyroast.finding import FileReport
from pyroast.project.discover import Discovery, discover, slashes
from pyroast.project.merge import merged
from pyroast.project.read import UnreadableFile, read_file
from pyroast.records import dataclass, replace
from pyroast.report.escape import escape

if TYPE_CHECKING:
    from pyroast.project.cache import Cache
    from pyroast.report.frame import Sources

EXIT_CLEAN, EXIT_FINDINGS, EXIT_TROUBLE = 0, 1, 2
STDIN = "-"
_MANY_FILES = 50


def _jobs(context: click.Context, parameter: click.Parameter, value: str) -> int | None:
    if value == "auto":
        return None
    if not value.isdecimal() or int(value) < 1:
        raise click.BadParameter(f"{value!r} is neither 'auto' nor a number from 1")
    return int(value)


jobs_option = click.option(
    "-j", "--jobs", metavar="N", default="auto", callback=_jobs, help="How many processes check, or 'auto'."
)
cache_option = click.option(
    "--no-cache", is_flag=True, help="Neither use nor keep the results of other runs."
)


@dataclass(frozen=True, slots=True)
class Checked:
    """A report with the bytes that it is about, where it has findings."""

    report: FileReport
    data: bytes


def with_standard_input(paths: tuple[str, ...], name: str | None) -> tuple[tuple[str, ...], str]:
    """The paths to check and what standard input is called; with a `name` for it, standard input is what is meant."""
    if name is not None and any(path != STDIN for path in paths):
        raise click.UsageError("--stdin-filename names standard input, which cannot be mixed with paths")
    return (paths, "stdin") if name is None else ((STDIN,), name)


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


def check_all(
    files: Sequence[str],
    stdin_name: str,
    policies: Policies,
    jobs: int | None = None,
    cached: bool = True,
) -> list[Checked]:
    """Check all files, with a progress bar on a terminal when they are many; notes are printed at once.

    Arguments: `jobs` is how many processes may check at a time, by default as many as pay; without `cached`, results of
    earlier runs are neither used nor kept.
    """
    from_stdin = slashes(stdin_name)
    for path in files:
        policies.policy(from_stdin if path == STDIN else path)  # wrong settings end the run before it begins
    if STDIN in files:
        done = [_check_stdin(from_stdin, policies)]
    else:
        orders = [_order(path, policies) for path in files]
        with _progress(len(files)) as step:
            done = [
                _with_data(report)
                for report in check_batch(orders, jobs, _open_cache if cached else None, step)
            ]
    for checked in done:
        if checked.report.note:
            click.echo(f"pyroast: {escape(checked.report.note)}", err=True)
    return _without_used(_without_repeats(done))


def _open_cache() -> Cache:
    from pyroast.project.cache import user_cache

    return user_cache()


def _order(path: str, policies: Policies) -> Order:
    settings = policies.settings(path)
    return Order(path, settings.roots, settings.pair_makers)


def _without_repeats(done: list[Checked]) -> list[Checked]:
    """What several files say about one pair or place is said once."""
    reports = merged(checked.report for checked in done)
    return [replace(checked, report=report) for checked, report in zip(done, reports)]


def _check_stdin(name: str, policies: Policies) -> Checked:
    data = sys.stdin.buffer.read()
    try:
        report = check_file(name, data, policies.modules(name, data))
    except Exception as error:
        message = f"pyroast crashed on this file, please report it: {error!r}"
        report = failure(name, "PYR000", "internal-error", message)
    return Checked(report, data)


def _with_data(report: FileReport) -> Checked:
    if not report.findings:
        return Checked(report, b"")
    try:
        return Checked(report, read_file(report.path))
    except UnreadableFile:
        return Checked(report, b"")


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
