"""Pyro's answers, kept in a file, so that many mutants are asked about in stretches and each of them once.

A line is one program: a digest of its name, its text and the releases of Pyro and torch, and what it did.
What pyroast says is never kept: it is asked anew whenever the figures are printed.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ..oracle.runner import PyroOutcome, PyroProcess, ShownWarning, pyro_process


class OutOfTimeError(Exception):
    """The stretch is over, and the file holds no answer about this program."""


class Answers:
    """Asks Pyro about programs of which the file holds no answer, and adds what it says."""

    def __init__(self, pyro: PyroProcess, folder: Path, file: Path | None, seconds: float | None) -> None:
        self._pyro = pyro
        self._folder = folder
        self._file = file
        self._end = None if seconds is None else time.monotonic() + seconds
        self._releases = f"{version('pyro-ppl')} {version('torch')}"
        self._known = _read(file) if file is not None and file.exists() else {}

    def about(self, name: str, source: str) -> PyroOutcome:
        """What the program does under Pyro; raises OutOfTimeError where that is not known and time is over."""
        digest = hashlib.sha256(f"{self._releases}\n{name}\n{source}".encode()).hexdigest()
        if digest not in self._known:
            if self._end is not None and time.monotonic() > self._end:
                raise OutOfTimeError(name)
            self._known[digest] = outcome = self._ask(name, source)
            if self._file is not None:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                with self._file.open("a", encoding="utf-8") as stream:
                    stream.write(json.dumps(_record(digest, outcome)) + "\n")
        return self._known[digest]

    def _ask(self, name: str, source: str) -> PyroOutcome:
        path = self._folder / f"{name}.py"
        path.write_text(source, encoding="utf-8")
        return self._pyro.run(path)


@contextmanager
def answers(folder: Path, file: Path | None = None, seconds: float | None = None) -> Iterator[Answers]:
    """Answers of a process that lives as long as the `with` block; programs are written to `folder`."""
    with pyro_process() as pyro:
        yield Answers(pyro, folder, file, seconds)


def _record(digest: str, outcome: PyroOutcome) -> dict[str, Any]:
    shown = [[one.category, one.message, one.lines] for one in outcome.shown]
    return {"digest": digest, "raised": outcome.raised, "raised_lines": outcome.raised_lines, "shown": shown}


def _read(file: Path) -> dict[str, PyroOutcome]:
    """The answers of a file; a line that was cut off by the end of a process is asked about again."""
    known: dict[str, PyroOutcome] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        try:
            record = json.loads(line)
        except json.JSONDecodeError:
            continue
        raised, shown = record["raised"], record["shown"]
        known[record["digest"]] = PyroOutcome(
            raised=None if raised is None else (raised[0], raised[1]),
            raised_lines=tuple(record["raised_lines"]),
            shown=tuple(ShownWarning(kind, text, tuple(lines)) for kind, text, lines in shown),
            seconds=0.0,
        )
    return known
