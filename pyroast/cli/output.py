"""Where the results go: to the terminal line by line, or as a document to standard output or a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from pyroast.cli.policy import Refused
from pyroast.cli.run import Checked, sources_of, wants_colour
from pyroast.report.formats import TERMINAL
from pyroast.report.styled import Line
from pyroast.report.summary import Summary

if TYPE_CHECKING:
    from pyroast.report.results import Results


NEXT_STEPS = (
    "`pyroast explain --unknown` lists what is not known; `pyroast trace FILE` runs a program and settles it."
)
"""What a person at a terminal is told where pairs stayed unknown."""

Printer = Callable[[Sequence[Checked], Summary], None]


def printer(name: str, path: str | None) -> Printer:
    """What writes the results in the format `name` to the file, or to standard output where none is given.

    A format whose library is missing is refused here, before anything is checked.
    """
    if name in TERMINAL:
        return lambda shown, summary: _print_lines(shown, summary, name == "full", path)
    from pyroast.report.formats import MissingLibrary, renderer

    try:
        render = renderer(name)
    except MissingLibrary as error:
        raise Refused(str(error)) from None
    return lambda shown, summary: _print_document(shown, summary, render, path)


def _print_lines(shown: Sequence[Checked], summary: Summary, framed: bool, path: str | None) -> None:
    from pyroast.report.styled import plain_text, write
    from pyroast.report.text import closing_line

    lines = [*(line for each in shown for line in _lines(each, framed)), closing_line(summary)]
    if path is None:
        write(lines, sys.stdout, wants_colour())
        traced = any(pair.evidence == "traced" for each in shown for pair in each.report.pairs)
        if summary["unknown"] and not traced and sys.stdout.isatty():
            click.echo(NEXT_STEPS, err=True)
    else:
        _write(path, plain_text(lines))


def print_statistics(shown: Sequence[Checked], summary: Summary, name: str) -> None:
    """The counts of a run: below the text outputs, beside the others (the JSON summary has them too)."""
    from pyroast.report.statistics import statistics_lines
    from pyroast.report.styled import write

    stream = sys.stdout if name in TERMINAL else sys.stderr
    write(statistics_lines(summary, [each.report for each in shown]), stream, colour=False)


def _lines(checked: Checked, framed: bool) -> Iterator[Line]:
    report = checked.report
    if not (report.findings or report.pairs):
        return iter(())
    from pyroast.report.text import file_lines

    return file_lines(report, sources_of(checked) if framed else None)


def _print_document(
    shown: Sequence[Checked], summary: Summary, render: Callable[[Results], str], path: str | None
) -> None:
    from pyroast.report.frame import merged_sources
    from pyroast.report.results import Results, here

    sources = merged_sources(sources_of(each) for each in shown if each.report.findings)
    text = render(Results([each.report for each in shown], summary, sources, here()))
    if path is None:
        click.echo(text, nl=bool(text))
    else:
        _write(path, f"{text}\n" if text else "")


def _write(path: str, text: str) -> None:
    """Write a file in one step, so that a reader never sees a part of it."""
    target = os.path.realpath(path)
    try:
        if os.path.exists(target) and not os.path.isfile(target):  # a pipe or a device
            with open(target, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
                stream.write(text)
            return
        import tempfile

        descriptor, name = tempfile.mkstemp(dir=os.path.dirname(target), prefix=".pyroast-")
        try:
            with open(descriptor, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
                stream.write(text)
            os.chmod(name, 0o644)
            os.replace(name, target)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as error:
        raise Refused(f"{path}: cannot be written ({(error.strerror or repr(error)).lower()})") from None
