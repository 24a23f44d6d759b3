"""`pyroast trace`: runs a program, because asked, and reports what its models and guides really sample."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pyroast.cli.output import printer
from pyroast.cli.policy import Policies, Refused
from pyroast.cli.run import EXIT_CLEAN, EXIT_FINDINGS, EXIT_TROUBLE, Checked, wants_colour
from pyroast.finding import FileReport
from pyroast.project.discover import slashes
from pyroast.records import replace
from pyroast.report.escape import escape
from pyroast.report.formats import FORMATS, TERMINAL
from pyroast.report.summary import summarise
from pyroast.runtime.order import DEFAULT_SECONDS, CannotTrace, NoSandbox, Order

if TYPE_CHECKING:
    from pyroast.runtime.session import Traced

F = TypeVar("F", bound=Callable[..., Any])

_EPILOG = """\
Exit codes: 0 no finding, 1 findings, 2 wrong usage, or a program that did not come to its inferences as it should.
"""

_OPTIONS = (
    click.option("--python", metavar="PATH", default="",
                 help="The interpreter, with Pyro; by default that of the active environment."),
    click.option("--runs", type=click.IntRange(1, 100), default=3, show_default=True, metavar="N",
                 help="How often each pair is run, with another seed each time, and how many of its calls are looked at."),
    click.option("--timeout", type=click.FloatRange(1), default=DEFAULT_SECONDS, show_default=True, metavar="SECONDS",
                 help="When the program is ended."),
    click.option("--sandbox", type=click.Choice(["require", "auto", "off"]), default="auto", show_default=True,
                 help="bubblewrap: no network, no writes."),
    click.option("--writable", multiple=True, metavar="DIR", type=click.Path(exists=True, file_okay=False),
                 help="A folder that the program may write to inside bubblewrap."),
    click.option("--env", multiple=True, metavar="NAME", help="A variable of the environment that is handed on."),
    click.option("--show-output", is_flag=True, help="Show on standard error what the program prints."),
)  # fmt: skip


def tracing_options(function: F) -> F:
    """The options that say how programs are run."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def order_of(
    python: str,
    runs: int,
    timeout: float,
    sandbox: str,
    writable: tuple[str, ...],
    env: tuple[str, ...],
    show_output: bool,
) -> Order:
    """The order that the options make."""
    return Order(
        python=python,
        runs=runs,
        seconds=timeout,
        sandbox=sandbox,
        writable=writable,
        environment=env,
        show_output=show_output,
    )


@click.command("trace", epilog=_EPILOG, short_help="Run a program and trace its pairs.")
@click.argument("target", metavar="FILE|MODULE:FUNCTION")
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="[-- ARGUMENTS]...")
@tracing_options
@click.option(
    "--select", multiple=True, metavar="RULES", help="Show these only: codes, their beginnings, names."
)
@click.option("--ignore", multiple=True, metavar="RULES", help="Do not show these.")
@click.option("--output-format", type=click.Choice(FORMATS), default="full", show_default=True, metavar="FORMAT",
              help="How findings are printed, as for pyroast check.")  # fmt: skip
@click.option("--output-file", metavar="FILE", help="Write to this file instead of standard output.")
@click.option("--table", is_flag=True, help="Print the alignment table of each pair, too.")
@click.option("--to-the-end", is_flag=True, help="Let the program run on after its last known pair.")
def command(
    target: str,
    arguments: tuple[str, ...],
    python: str,
    runs: int,
    timeout: float,
    sandbox: str,
    writable: tuple[str, ...],
    env: tuple[str, ...],
    show_output: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    output_format: str,
    output_file: str | None,
    table: bool,
    to_the_end: bool,
) -> int:
    """Run a program until each of its inferences has taken its first steps, and report on what was sampled.

    FILE is a script, which runs as __main__ with the ARGUMENTS after '--', or a notebook, whose cells run in order.
    MODULE:FUNCTION is a function that returns (model, guide), (model, guide, args), (model, guide, args, kwargs), or these
    and a loss.

    This command runs your code. It needs an interpreter with Pyro.
    """
    write = printer(output_format, output_file)
    policies = Policies(select, ignore)
    order = replace(order_of(python, runs, timeout, sandbox, writable, env, show_output), arguments=arguments)
    traced = run_target(target, order, policies, stop_early=not to_the_end)
    say(traced)
    report = policies.apply(traced.report)
    shown = [Checked(report, _bytes_of(report))]
    summary = summarise([report])
    if table and output_format in TERMINAL:
        from pyroast.explain import table_lines
        from pyroast.report.styled import write as write_lines

        for pair in report.pairs:
            write_lines(table_lines(pair), sys.stdout, wants_colour())
    write(shown, summary)
    if traced.trouble or report.failed:
        return EXIT_TROUBLE
    undecided = any(pair.status == "unknown" for pair in report.pairs)
    return EXIT_FINDINGS if summary["findings"] or undecided else EXIT_CLEAN


def run_target(target: str, order: Order, policies: Policies, stop_early: bool = True) -> Traced:
    """Trace a file, or what a factory returns; what cannot be run at all is refused in one line."""
    from pyroast.frontend import Unreadable
    from pyroast.project.read import UnreadableFile
    from pyroast.runtime.session import trace_factories, trace_file

    is_file = os.path.exists(target) or target.endswith((".py", ".ipynb")) or ":" not in target
    path = slashes(target)
    try:
        if is_file:
            return trace_file(path, order, policies.modules(path), stop_early)
        return trace_factories((target,), order)
    except UnreadableFile as error:
        raise Refused(f"{path}: {error}") from None
    except Unreadable as error:
        raise Refused(f"{path}: {error.message}") from None
    except (CannotTrace, NoSandbox) as error:
        raise Refused(str(error)) from None


def say(traced: Traced) -> None:
    """What concerns the run as a whole, on standard error."""
    for line in (*traced.remarks, *traced.trouble):
        click.echo(f"pyroast: {escape(line)}", err=True)


def _bytes_of(report: FileReport) -> bytes:
    try:
        with open(report.path, "rb") as stream:
            return stream.read()
    except OSError:
        return b""
