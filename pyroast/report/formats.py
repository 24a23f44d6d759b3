"""The output formats by name, each with the module that renders it, which is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyroast.report.results import Results

TERMINAL = ("full", "text")
"""Printed line by line and in colour on a terminal."""

_MODULES = {
    "json": "json_format",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "rdjson": "rdjson",
    "rdjsonl": "rdjsonl",
    "junit": "junit",
}
CARRY_FIXES = frozenset({"json", "jsonl", "sarif", "rdjson", "rdjsonl"})
FORMATS = (*TERMINAL, *_MODULES)


class MissingLibrary(Exception):
    """A format needs a library that is not installed; the text is one line that says what to install."""


def renderer(name: str) -> Callable[[Results], str]:
    """What makes the text of a format, without a newline at its end.

    Raises:
        MissingLibrary: the format is written with a library that is not installed.
    """
    try:
        render = import_module(f"pyroast.report.{_MODULES[name]}").render
    except ModuleNotFoundError as error:
        if error.name is None or error.name.startswith("pyroast"):
            raise
        raise MissingLibrary(
            f"--output-format {name} needs {error.name.replace('_', '-')}: "
            "pip install 'flake8-pyroast[report]'"
        ) from None
    assert callable(render)
    return lambda results: str(render(results))
