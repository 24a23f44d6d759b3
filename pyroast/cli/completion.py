"""`pyroast completion`: prints what makes a shell complete commands, options, formats and rules."""

from __future__ import annotations

import click

from pyroast.cli.run import EXIT_CLEAN

SHELLS = ("bash", "zsh", "fish")
_EPILOG = """\
\b
bash  eval "$(pyroast completion bash)"        in ~/.bashrc
zsh   eval "$(pyroast completion zsh)"         in ~/.zshrc
fish  pyroast completion fish | source         in ~/.config/fish/config.fish
"""


@click.command("completion", short_help="Print the completion for a shell.", epilog=_EPILOG)
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> int:
    """Print the script that makes a shell complete what is typed after `pyroast`."""
    from click.shell_completion import get_completion_class

    from pyroast.cli import PROGRAM, cli

    completer = get_completion_class(shell)
    assert completer is not None  # click has all of them
    click.echo(completer(cli, {}, PROGRAM, f"_{PROGRAM.upper()}_COMPLETE").source())
    return EXIT_CLEAN
