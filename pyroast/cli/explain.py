"""`pyroast explain`: prints the alignment table of every pair."""

from __future__ import annotations

import sys

import click

from pyroast.cli.policy import Policies
from pyroast.cli.run import (
    EXIT_CLEAN,
    EXIT_TROUBLE,
    cache_option,
    check_all,
    jobs_option,
    paths_to_check,
    wants_colour,
    with_standard_input,
)
from pyroast.explain import print_tables, table_lines, unknown_lines
from pyroast.report.selection import ALWAYS_SHOWN
from pyroast.report.styled import write
from pyroast.report.summary import summarise
from pyroast.report.text import closing_line, finding_line


@click.command("explain", short_help="Print the alignment table of each pair.")
@click.argument("paths", nargs=-1, metavar="[PATHS|-]...", type=click.Path(allow_dash=True))
@click.option(
    "--stdin-filename", metavar="NAME", help="Read standard input, as '-' does, and call the text that."
)
@click.option("--unknown", is_flag=True, help="List what is not known, line by line, in place of the tables.")
@jobs_option
@cache_option
def command(
    paths: tuple[str, ...], stdin_filename: str | None, unknown: bool, jobs: int | None, no_cache: bool
) -> int:
    """Print, site by site, how Pyro aligns each model with its guide, and why.

    PATHS are as for `pyroast check`. Findings do not change the exit code here: it is 2 where a path cannot
    be read, else 0.
    """
    policies = Policies()
    paths, stdin_name = with_standard_input(paths, stdin_filename)
    discovery = paths_to_check(paths, policies)
    colour, terminal = wants_colour(), sys.stdout.isatty()
    done = check_all(discovery.files, stdin_name, policies, jobs, not no_cache)
    reports = [checked.report for checked in done]
    for report in reports:
        failures = [finding for finding in report.findings if finding.code in ALWAYS_SHOWN]
        write((finding_line(finding) for finding in failures), sys.stdout, colour)
        for pair in () if unknown else report.pairs:
            if terminal:
                print_tables(pair, sys.stdout, colour)
            else:
                write(table_lines(pair), sys.stdout, colour)
    if unknown:
        write(unknown_lines(reports), sys.stdout, colour)
    write([closing_line(summarise([policies.apply(report) for report in reports]))], sys.stdout, colour)
    failed = discovery.problems or any(report.failed for report in reports)
    return EXIT_TROUBLE if failed else EXIT_CLEAN
