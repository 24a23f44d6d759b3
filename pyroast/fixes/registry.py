"""The intents that can be turned into edits, each under its name."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from pkgutil import iter_modules

from pyroast.finding import Edit, Repair
from pyroast.fixes.source import Source
from pyroast.records import dataclass
from pyroast.spans import Place


@dataclass(frozen=True, slots=True)
class Draft:
    """What an intent makes of a repair: the edits, not yet tried, and whether they are safe, with the reason."""

    safe: bool
    description: str
    reason: str
    edits: tuple[Edit, ...]


class Sources:
    """The files of a check as the repairs see them; a file that cannot be edited is None."""

    def __init__(self, texts: Callable[[str], str | None]) -> None:
        self._texts = texts
        self._parsed: dict[str, Source | None] = {}

    def __call__(self, path: str) -> Source | None:
        """The parsed text of a file."""
        if path not in self._parsed:
            text = self._texts(path)
            try:
                self._parsed[path] = None if text is None else Source(path, text)
            except (SyntaxError, ValueError, RecursionError, MemoryError):
                self._parsed[path] = None  # no text for this Python: nothing is edited
        return self._parsed[path]


Fixer = Callable[[Sources, Repair], "Draft | None"]
_fixers: dict[str, Fixer] = {}


def fixer(intent: str) -> Callable[[Fixer], Fixer]:
    """Register what turns the repairs of an intent into edits; it answers None where it cannot."""

    def register(function: Fixer) -> Fixer:
        _fixers[intent] = function
        return function

    return register


def fixers() -> Mapping[str, Fixer]:
    """All intents; their files are those of `pyroast.fixes.intents`."""
    from pyroast.fixes import intents

    for module in iter_modules(intents.__path__):
        import_module(f"{intents.__name__}.{module.name}")
    return _fixers


def draft(sources: Sources, repair: Repair) -> Draft | None:
    """The edits of a repair; None where its intent does not know how to make them here."""
    found = fixers().get(repair.intent)
    result = None if found is None else found(sources, repair)
    return result if result is not None and result.edits else None


def call_at(sources: Sources, place: Repair | Place) -> tuple[Source, ast.Call] | None:
    """The call that stands at a place, with its file."""
    source = sources(place.path)
    call = None if source is None else source.at(place.span, ast.Call)
    return None if source is None or call is None else (source, call)


def safe(description: str, reason: str, edits: Iterable[Edit]) -> Draft:
    """Edits that leave the program what it can only have been meant to be."""
    return Draft(True, description, reason, tuple(edits))


def unsafe(description: str, reason: str, edits: Iterable[Edit]) -> Draft:
    """Edits that a person has to judge."""
    return Draft(False, description, reason, tuple(edits))
