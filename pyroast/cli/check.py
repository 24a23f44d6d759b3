"""`pyroast check`: reports what is wrong with the pairs in files, folders or standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from pyroast.cli.run import (
    EXIT_CLEAN,
    EXIT_FINDINGS,
    EXIT_TROUBLE,
    Checked,
    check_all,
    paths_to_check,
    wants_colour,
)
from pyroast.finding import FileReport
from pyroast.project.read import UnreadableFile, read_file
from pyroast.report.selection import Selection, UnknownRule, parse_selectors
from pyroast.report.styled import Line, write

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
) -> int:
    """Report pairs of model and guide that Pyro would not align.

    PATHS are files, folders (searched for *.py, less what git ignores) or '-' for standard input; the current
    folder if none is given.

    RULES are separated by commas: PYR301, PYR3, missing-in-guide. The longest match decides. Without --select
    errors and warnings are shown; `pyroast rule` lists all rules.
    """
    selection = _selection(select, ignore)
    discovery = paths_to_check(paths, exclude, force_exclude)
    reports: list[FileReport] = []
    output: list[Line] = []
    for checked in check_all(discovery.files, stdin_filename):
        reports.append(checked.report)
        if output_format == "text":
            output.extend(_text(checked, selection))
    shown = sum(selection.shows(finding) for report in reports for finding in report.findings)
    if output_format == "json":
        from pyroast.report.json_format import render_json

        click.echo(render_json(reports, selection))
    else:
        from pyroast.report.summary import summarise
        from pyroast.report.text import closing_line

        write([*output, closing_line(summarise(reports, shown))], sys.stdout, wants_colour())
    if discovery.problems or any(report.failed for report in reports):
        return EXIT_TROUBLE
    undecided = fail_on_unknown and any(
        pair.status == "unknown" for report in reports for pair in report.pairs
    )
    return EXIT_FINDINGS if (shown or undecided) and not exit_zero else EXIT_CLEAN


def _selection(select: tuple[str, ...], ignore: tuple[str, ...]) -> Selection:
    """Options of selection; the rules are loaded only where one is named."""
    if not (select or ignore):
        return Selection()
    from pyroast.rules import registry

    codes = [(rule.code, rule.name) for rule in registry().values()]
    try:
        return Selection(parse_selectors(select, codes), parse_selectors(ignore, codes))
    except UnknownRule as error:
        raise click.UsageError(str(error)) from error


def _text(checked: Checked, selection: Selection) -> Iterator[Line]:
    if not (checked.report.findings or checked.report.pairs):
        return iter(())
    from pyroast.report.frame import Sources
    from pyroast.report.text import file_lines

    report = checked.report
    texts = {report.path: checked.data}
    places = {finding.path for finding in report.findings}
    places.update(place.path for finding in report.findings for place in finding.related)
    for path in sorted(places - set(texts)):
        try:
            texts[path] = read_file(path)
        except UnreadableFile:
            continue  # its lines are printed without a frame
    return file_lines(report, selection, Sources(texts))
