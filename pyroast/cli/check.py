"""`pyroast check`: reports what is wrong with the pairs in files, folders or standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace

import click

from pyroast.cli.policy import Policies
from pyroast.cli.run import (
    EXIT_CLEAN,
    EXIT_FINDINGS,
    EXIT_TROUBLE,
    Checked,
    check_all,
    paths_to_check,
    sources_of,
    wants_colour,
)
from pyroast.report.styled import Line, write
from pyroast.report.summary import summarise

_EPILOG = """\
Exit codes: 0 no finding, 1 findings, 2 wrong usage, a path that cannot be read, or a failure of pyroast.
"""


@click.command("check", epilog=_EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATHS|-]...", type=click.Path(allow_dash=True))
@click.option(
    "--select", multiple=True, metavar="RULES", help="Show these only: codes, their beginnings, names."
)
@click.option("--ignore", multiple=True, metavar="RULES", help="Do not show these.")
@click.option(
    "--output-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How findings are printed.",
)
@click.option(
    "--stdin-filename", default="stdin", metavar="NAME", help="What to call the text read with '-'."
)
@click.option("--fail-on-unknown", is_flag=True, help="Exit 1 where a pair could not be decided.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 in spite of findings.")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Leave out, as in a .gitignore file.")
@click.option("--force-exclude", is_flag=True, help="Leave out files that are named, too.")
@click.option(
    "--strict", is_flag=True, help="Show info as warnings; exit 1 where a pair could not be decided."
)
@click.option(
    "--config", metavar="FILE", help="Settings for all files, in place of the nearest pyproject.toml."
)
@click.option("--isolated", is_flag=True, help="Read no settings.")
@click.option(
    "--baseline", metavar="FILE", help="Show new findings only; FILE is written if it does not exist."
)
@click.option("--write-baseline", is_flag=True, help="Write the baseline in any case.")
def command(
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    output_format: str,
    stdin_filename: str,
    fail_on_unknown: bool,
    exit_zero: bool,
    exclude: tuple[str, ...],
    force_exclude: bool,
    strict: bool,
    config: str | None,
    isolated: bool,
    baseline: str | None,
    write_baseline: bool,
) -> int:
    """Report pairs of model and guide that Pyro would not align.

    PATHS are files, folders (searched for *.py and *.ipynb, less what git ignores) or '-' for standard input; the current
    folder if none is given.

    RULES are separated by commas: PYR301, PYR3, missing-in-guide. The longest match decides. Without --select
    errors and warnings are shown; `pyroast rule` lists all rules.

    Settings come from [tool.pyroast] in the nearest pyproject.toml above each file; options go before them.
    """
    if write_baseline and baseline is None:
        raise click.UsageError("--write-baseline needs --baseline FILE")
    policies = Policies(select, ignore, exclude, strict, config, isolated)
    discovery = paths_to_check(paths, policies, exclude, force_exclude)
    checked = check_all(discovery.files, stdin_filename, policies)
    failed = discovery.problems or any(each.report.failed for each in checked)
    shown = [replace(each, report=policies.apply(each.report)) for each in checked]
    baselined = outdated = 0
    if baseline is not None:
        from pyroast.cli.baseline import against_baseline

        shown, baselined, outdated = against_baseline(baseline, write_baseline, checked, shown, bool(failed))
    reports = [each.report for each in shown]
    summary = summarise(reports, baselined, outdated)
    if output_format == "json":
        from pyroast.report.json_format import render_json

        click.echo(render_json(reports, summary))
    else:
        from pyroast.report.text import closing_line

        lines = [line for each in shown for line in _text(each)]
        write([*lines, closing_line(summary)], sys.stdout, wants_colour())
    if failed:
        return EXIT_TROUBLE
    undecided = any(
        pair.status == "unknown" and (fail_on_unknown or policies.policy(report.path).strict)
        for report in reports
        for pair in report.pairs
    )
    return EXIT_FINDINGS if (summary["findings"] or undecided) and not exit_zero else EXIT_CLEAN


def _text(checked: Checked) -> Iterator[Line]:
    if not (checked.report.findings or checked.report.pairs):
        return iter(())
    from pyroast.report.text import file_lines

    return file_lines(checked.report, sources_of(checked))
