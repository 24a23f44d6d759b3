"""What is to be run, and how; light, so that the command line knows its options without loading what starts processes."""

from __future__ import annotations

from pyroast.records import dataclass

DEFAULT_SECONDS = 60.0


class NoSandbox(Exception):
    """A sandbox is required and there is none."""


class CannotTrace(Exception):
    """Nothing can be run: the text says why."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to run and how.

    `script` is run as `__main__` with `arguments`, `source` standing for its text where that is not the file's;
    `factories` are `module:function`, or `:function` of the script; `by_name` are names of a model and a guide of the script
    that are called without arguments; `expected` are the places (path, line) at which pairs are known to be, and a run
    ends when all of them have been traced. `runs` is how often each pair is run, and how many of its calls are looked at.
    """

    script: str | None = None
    arguments: tuple[str, ...] = ()
    source: str | None = None
    factories: tuple[str, ...] = ()
    by_name: tuple[tuple[str, str], ...] = ()
    expected: tuple[tuple[str, int], ...] = ()
    run_name: str = "__main__"
    runs: int = 3
    python: str = ""
    seconds: float = DEFAULT_SECONDS
    sandbox: str = "auto"
    writable: tuple[str, ...] = ()
    environment: tuple[str, ...] = ()
    show_output: bool = False
