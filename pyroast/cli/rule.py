"""`pyroast rule`: lists the rules, or prints the documentation of one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from pyroast.cli.help import complete_rules
from pyroast.cli.run import EXIT_CLEAN, wants_colour
from pyroast.report.selection import did_you_mean

if TYPE_CHECKING:
    from pyroast.rule import Rule


@click.command("rule")
@click.argument("rule", required=False, metavar="[CODE|NAME]", shell_complete=complete_rules)
def command(rule: str | None) -> int:
    """List all rules, or print the documentation of one."""
    from pyroast.rules import registry

    rules = sorted(registry().values(), key=lambda each: each.code)
    if rule is None:
        click.echo(_listing(rules), nl=False)
        return EXIT_CLEAN
    for candidate in rules:
        if rule.upper() in (candidate.code, candidate.code.removeprefix("PYR")) or rule == candidate.name:
            _print_page(candidate)
            return EXIT_CLEAN
    names = {each.name: each.code for each in rules}
    raise click.UsageError(f"no rule has the code or name {rule!r}{did_you_mean(rule, names)}")


def _listing(rules: list[Rule]) -> str:
    width = max((len(each.name) for each in rules), default=0)
    return "".join(
        f"{each.code}  {each.name:<{width}}  {each.severity.value:<7}  {each.summary}\n" for each in rules
    )


def _print_page(rule: Rule) -> None:
    heading = f"# {rule.code} {rule.name} ({rule.severity.value})\n\n"
    if not sys.stdout.isatty():
        click.echo(heading + rule.doc.strip())
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console(no_color=not wants_colour()).print(Markdown(heading + rule.doc))
