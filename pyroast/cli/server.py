"""`pyroast server`: the language server, on standard input and output."""

from __future__ import annotations

from importlib.util import find_spec

import click

from pyroast.cli.policy import Refused


@click.command("server")
def command() -> int:
    """Serve editors over the Language Server Protocol.

    The server speaks on standard input and output. It needs pygls: pip install 'flake8-pyroast[lsp]'.
    """
    if find_spec("pygls") is None:
        raise Refused("the server needs pygls: pip install 'flake8-pyroast[lsp]'")
    from pyroast.lsp.server import serve

    serve()
    return 0
