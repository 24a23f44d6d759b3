"""Help that reads well: options under headings, and rules to complete in the shell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

REST = "Options"


class Sectioned(click.Command):
    """A command whose help lists the options under headings; `sections` names the parameters below each."""

    def __init__(self, *args: Any, sections: Mapping[str, Sequence[str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._headings = sections

    def sections(self, ctx: click.Context) -> Iterator[tuple[str, list[click.Option]]]:
        """The headings with their parameters; what no section names comes last."""
        named = {name: heading for heading, names in self._headings.items() for name in names}
        options = [each for each in self.get_params(ctx) if isinstance(each, click.Option)]
        for heading in (*self._headings, REST):
            order = self._headings.get(heading, ())
            fitting = [each for each in options if named.get(each.name or "", REST) == heading]
            if fitting:
                yield heading, sorted(fitting, key=lambda each: order.index(each.name or "") if order else 0)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options into the help."""
        records = {
            heading: [record for each in parameters if (record := each.get_help_record(ctx)) is not None]
            for heading, parameters in self.sections(ctx)
        }
        for heading, lines in records.items():
            if lines:
                with formatter.section(heading):
                    formatter.write_dl(lines)


def complete_rules(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Codes and names of rules that begin as what is typed, after the last comma."""
    from click.shell_completion import CompletionItem

    from pyroast.rules import registry

    before, comma, typed = incomplete.rpartition(",")
    return [
        CompletionItem(f"{before}{comma}{text}", help=rule.summary)
        for rule in registry().values()
        for text in (rule.code, rule.name)
        if text.lower().startswith(typed.lower())
    ]
