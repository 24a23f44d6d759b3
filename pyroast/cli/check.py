"""`pyroast check`: reports what is wrong with the pairs in files, folders or standard input."""

from __future__ import annotations

import click

from pyroast.cli.help import Sectioned, complete_rules
from pyroast.cli.output import printer
from pyroast.cli.policy import Policies
from pyroast.cli.run import (
    EXIT_CLEAN,
    EXIT_FINDINGS,
    EXIT_TROUBLE,
    STDIN,
    cache_option,
    check_all,
    jobs_option,
    paths_to_check,
    with_standard_input,
)
from pyroast.records import replace
from pyroast.report.formats import CARRY_FIXES, FORMATS
from pyroast.report.summary import summarise

_EPILOG = """\
Exit codes: 0 no finding, 1 findings, 2 wrong usage, a path that cannot be read, or a failure of pyroast.
"""


_SECTIONS = {
    "What is shown": (
        "select", "ignore", "strict", "fail_on_unknown", "exit_zero", "baseline", "write_baseline", "diff_base",
        "changed_lines",
    ),
    "How it is shown": ("output_format", "output_file", "statistics"),
    "Fixes": ("fix", "unsafe_fixes", "diff"),
    "What is checked": ("exclude", "force_exclude", "stdin_filename"),
    "Running programs": ("trace", "python", "runs", "timeout", "sandbox", "writable", "env", "show_output"),
    "Settings": ("config", "isolated", "jobs", "no_cache"),
}  # fmt: skip


@click.command("check", cls=Sectioned, sections=_SECTIONS, epilog=_EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATHS|-]...", type=click.Path(allow_dash=True))
@click.option(
    "--select",
    multiple=True,
    metavar="RULES",
    shell_complete=complete_rules,
    help="Show these only: codes, their beginnings, names.",
)
@click.option(
    "--ignore", multiple=True, metavar="RULES", shell_complete=complete_rules, help="Do not show these."
)
@click.option(
    "--output-format",
    type=click.Choice(FORMATS),
    default="full",
    show_default=True,
    metavar="FORMAT",
    help=f"How findings are printed: {', '.join(FORMATS)}.",
)
@click.option("--output-file", metavar="FILE", help="Write to this file instead of standard output.")
@click.option(
    "--stdin-filename", metavar="NAME", help="Read standard input, as '-' does, and call the text that."
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
@click.option("--fix", is_flag=True, help="Apply the safe fixes to the files, and print what is left.")
@click.option(
    "--unsafe-fixes", is_flag=True, help="With --fix or --diff: also fixes that a person has to judge."
)
@click.option(
    "--trace", is_flag=True, help="Run files that are named here, and trace the pairs that stayed unknown."
)
@click.option("--diff", is_flag=True, help="Print what --fix would change, and change nothing.")
@click.option(
    "--diff-base",
    metavar="REV",
    help="Show only findings that the project did not have at this git revision.",
)
@click.option(
    "--changed-lines",
    metavar="FILE",
    help="Show only findings on the lines, or in the pairs, that a diff in FILE changes ('-': standard input).",
)
@click.option("--statistics", is_flag=True, help="Count what was found, what is not known, and why.")
@jobs_option
@cache_option
def command(
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    output_format: str,
    output_file: str | None,
    stdin_filename: str | None,
    fail_on_unknown: bool,
    exit_zero: bool,
    exclude: tuple[str, ...],
    force_exclude: bool,
    strict: bool,
    config: str | None,
    isolated: bool,
    baseline: str | None,
    write_baseline: bool,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    diff_base: str | None,
    changed_lines: str | None,
    trace: bool,
    statistics: bool,
    jobs: int | None,
    no_cache: bool,
) -> int:
    """Report pairs of model and guide that Pyro would not align.

    PATHS are files, folders (searched for *.py and *.ipynb, less what git ignores) or '-' for standard input; the current
    folder if none is given.

    RULES are separated by commas: PYR301, PYR3, missing-in-guide. The longest match decides. Without --select
    errors and warnings are shown; `pyroast rule` lists all rules.

    Settings come from [tool.pyroast] in the nearest pyproject.toml above each file; options go before them.
    """
    if unsafe_fixes and not (fix or diff):
        raise click.UsageError("--unsafe-fixes needs --fix or --diff")
    if write_baseline and baseline is None:
        raise click.UsageError("--write-baseline needs --baseline FILE")
    if diff_base is not None and changed_lines is not None:
        raise click.UsageError("--diff-base and --changed-lines cannot be given together")
    paths, stdin_name = with_standard_input(paths, stdin_filename)
    if STDIN in paths and changed_lines == STDIN:
        raise click.UsageError("standard input cannot be both the file to check and the changed lines")
    write = printer(output_format, output_file)
    policies = Policies(select, ignore, exclude, strict, config, isolated)
    discovery = paths_to_check(paths, policies, exclude, force_exclude)
    checked = check_all(discovery.files, stdin_name, policies, jobs, not no_cache)
    astray = False
    if trace:
        from pyroast.cli.tracing import trace_checked

        checked, astray = trace_checked(checked, paths, policies)
    failed = discovery.problems or astray or any(each.report.failed for each in checked)
    shown = [replace(each, report=policies.apply(each.report)) for each in checked]
    baselined = outdated = before = 0
    counted: frozenset[tuple[int, int]] | None = None
    if baseline is not None:
        from pyroast.cli.baseline import against_baseline

        shown, baselined, outdated = against_baseline(baseline, write_baseline, checked, shown, bool(failed))
    if diff_base is not None or changed_lines is not None:
        from pyroast.cli.introduced import on_lines, since

        if diff_base is not None:
            introduced = since(diff_base, shown, discovery.files, stdin_name, policies, jobs)
        else:
            assert changed_lines is not None
            introduced = on_lines(changed_lines, shown)
        shown, before, counted = introduced.shown, introduced.before, introduced.undecided
    if fix or diff:
        from pyroast.cli.fix import run_fixes

        code = run_fixes(checked, shown, policies, unsafe_fixes, diff, STDIN in paths)
        if code is not None:
            return EXIT_TROUBLE if failed else EXIT_CLEAN if exit_zero else code
        context = click.get_current_context()
        left: int = context.invoke(command, **{**context.params, "fix": False, "unsafe_fixes": False})
        return left
    if output_format in CARRY_FIXES:
        from pyroast.cli.fix import attach_fixes

        shown = attach_fixes(shown, policies)
    reports = [each.report for each in shown]
    summary = summarise(reports, baselined, outdated, before)
    write(shown, summary)
    if statistics:
        from pyroast.cli.output import print_statistics

        print_statistics(shown, summary, output_format)
    if failed:
        return EXIT_TROUBLE
    undecided = any(
        pair.status == "unknown"
        and (counted is None or (number, index) in counted)
        and (fail_on_unknown or policies.policy(report.path).strict)
        for number, report in enumerate(reports)
        for index, pair in enumerate(report.pairs)
    )
    return EXIT_FINDINGS if (summary["findings"] or undecided) and not exit_zero else EXIT_CLEAN
