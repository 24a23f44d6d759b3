"""The Pyro files that are measured on: those of the installed Pyro, found without importing it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Corpus:
    """Files that speak of Pyro, copied to a folder of their own so that every tool sees the same ones."""

    name: str
    folder: Path
    files: tuple[Path, ...]
    lines: int


def installed_pyro() -> Path | None:
    """The folder of the installed package `pyro`, or None."""
    spec = find_spec("pyro")
    return Path(spec.origin).parent if spec is not None and spec.origin else None


def corpus_in(source: Path, target: Path, every: int = 1) -> Corpus | None:
    """Copy one of `every` Pyro files below `source` to `target`; None where there is no such file."""
    found = [path for path in sorted(source.rglob("*.py")) if b"pyro" in path.read_bytes()][::every]
    copies = []
    for path in found:
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        copies.append(copy)
    if not copies:
        return None
    lines = sum(path.read_bytes().count(b"\n") for path in copies)
    return Corpus(_name(source), target, tuple(copies), lines)


def _name(source: Path) -> str:
    if source == installed_pyro():
        try:
            return f"pyro-ppl {version('pyro-ppl')}"
        except PackageNotFoundError:
            pass
    return source.name
