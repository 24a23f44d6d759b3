"""Fixes applied to a text in memory, and the tally of what they do to many wrong programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pyroast.check import check_file
from pyroast.finding import FileReport, Finding
from pyroast.fixes.engine import Bench, Outcome, fix_all
from pyroast.project.modules import NoModules

NAME = "program.py"


def bench(data: bytes, path: str = NAME) -> Bench:
    """The files of a check of one program."""

    def check(changed: Mapping[str, bytes]) -> FileReport:
        return check_file(path, changed.get(path, data), NoModules())

    return Bench(check, lambda name: data if name == path else None)


def mended(
    source: str | bytes,
    unsafe: bool = True,
    wanted: Callable[[Finding], bool] = lambda finding: True,
    path: str = NAME,
) -> tuple[bytes, Outcome]:
    """The program after all fixes, and what was done."""
    data = source.encode() if isinstance(source, str) else source
    outcome = fix_all(bench(data, path), unsafe, wanted)
    return dict(outcome.changed).get(path, data), outcome
