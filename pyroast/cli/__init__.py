"""The command `pyroast`: one file a subcommand, each loaded when it is called."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module

import click

from pyroast import __version__
from pyroast.cli.run import EXIT_TROUBLE

PROGRAM = "pyroast"
_COMMANDS = {
    "check": "check",
    "completion": "completion",
    "explain": "explain",
    "rule": "rule",
    "server": "server",
    "trace": "trace",
}
INTERRUPTED = 130


class _LazyGroup(click.Group):
    """A group whose subcommands are imported on their first use, which keeps the start fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command = import_module(f"pyroast.cli.{_COMMANDS[cmd_name]}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            close = get_close_matches(args[0], _COMMANDS, n=1)
            hint = f"; did you mean {close[0]!r}?" if close else ""
            if not close and os.path.exists(args[0]):
                hint = f"; did you mean 'pyroast check {args[0]}'?"
            raise click.UsageError(f"no command {args[0]!r}{hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
def cli() -> None:
    """Says whether a Pyro model and its guide fit together, from the source alone.

    Nothing is run, neither the checked programs nor Pyro or PyTorch, but by `pyroast trace` and `check --trace`.
    """


YOUNG_OBJECTS = 200_000
"""Objects after which the garbage collector looks at the young ones: at 700, its default, it does so for every file."""


def main() -> None:
    """Run the command line; exit codes are 0 (no finding), 1 (findings) and 2 (anything that went wrong)."""
    gc.set_threshold(YOUNG_OBJECTS, *gc.get_threshold()[1:])
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # a terminal that cannot show a character must not end the run
            reconfigure(errors="backslashreplace")
    code = _run()
    gc.freeze()  # the end of the process would look for garbage among all that was loaded: a sixth of a short run
    sys.exit(code)


def _run() -> int:
    try:
        code = cli.main(prog_name=PROGRAM, standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return EXIT_TROUBLE
    except (click.Abort, KeyboardInterrupt):
        click.echo("pyroast: interrupted", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has gone (`| head`): what is still buffered must not fail again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_TROUBLE
    except Exception as error:
        from pyroast.report.escape import escape

        click.echo(f"pyroast: internal error, please report it: {escape(repr(error))}", err=True)
        return EXIT_TROUBLE
    return code if isinstance(code, int) else 0
