"""Writes docs/cli.md from the commands themselves.

Run `python -m tests.generate_cli_docs`; with `--check` it compares and writes nothing.
"""

from __future__ import annotations

import argparse
import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from pyroast.cli import PROGRAM, cli
from pyroast.cli.help import REST, Sectioned

PAGE = Path(__file__).parent.parent / "docs" / "cli.md"
ENVIRONMENT = """\
## Environment

- `NO_COLOR`: no colours, unless it is empty. It goes before `FORCE_COLOR`.
- `FORCE_COLOR`: colours, even where the output is no terminal. Without either, colours and progress are shown on terminals only.
"""


def page() -> str:
    """The text of docs/cli.md."""
    parts = [
        "<!-- Written by `python -m tests.generate_cli_docs` from the commands. -->\n",
        "# Command line\n",
        _prose(cli.help or ""),
    ]
    context = click.Context(cli, info_name=PROGRAM, **cli.context_settings)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        parts += _command(command, click.Context(command, context, name))
    return "\n".join((*parts, ENVIRONMENT))


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    usage = " ".join(command.collect_usage_pieces(context))
    yield f"## {context.command_path}\n"
    yield f"```text\n{context.command_path} {usage}\n```\n"
    yield _prose(command.help or "")
    options = [each for each in command.get_params(context) if isinstance(each, click.Option)]
    sections = command.sections(context) if isinstance(command, Sectioned) else [(REST, options)]
    for heading, fitting in sections:
        yield f"**{heading}**\n"
        yield "".join(_option(each, context) for each in fitting)
    if command.epilog:
        yield _prose(command.epilog)


def _option(option: click.Option, context: click.Context) -> str:
    record = option.get_help_record(context)
    assert record is not None
    names, text = record
    return f"- `{names}`: {_escaped(text)}\n"


def _prose(text: str) -> str:
    """The paragraphs of a help text; those that are not to be wrapped as they are."""
    paragraphs = inspect.cleandoc(text).strip().split("\n\n")
    return "\n".join(
        f"```text\n{each.removeprefix(chr(8)).strip(chr(10))}\n```\n"
        if each.startswith("\b")
        else f"{_escaped(' '.join(each.split()))}\n"
        for each in paragraphs
    )


def _escaped(text: str) -> str:
    """Markdown sees no markup in patterns and names; options are set as code."""
    pieces = re.split(r"(`[^`]*`)", text)
    return "".join(piece if piece.startswith("`") else _plain(piece) for piece in pieces)


def _plain(text: str) -> str:
    return re.sub(r"(?<![\w-])(--[a-z][a-z-]*)", r"`\1`", re.sub(r"([*_<>\[\]])", r"\\\1", text))


def main() -> int:
    """Write the page, or say that it differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, and write nothing")
    stale = not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page()
    if parser.parse_args().check:
        print("docs/cli.md is not what the commands say" if stale else "no drift")
        return int(stale)
    PAGE.write_text(page(), encoding="utf-8")
    print("docs/cli.md is written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
