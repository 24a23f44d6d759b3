"""Changed lines as other programs name them: a unified diff, or a line `path:4-12` for each stretch."""

from __future__ import annotations

import re
from collections.abc import Iterable

Stretch = tuple[int, int]
"""The first and the last line."""

_STRETCH = re.compile(r"(?P<path>.+?):(?P<first>\d+)(?:-(?P<last>\d+))?\s*")
_HUNK = re.compile(r"@@ -\d+(?:,(?P<removed>\d+))? \+(?P<line>\d+)(?:,(?P<added>\d+))? @@")


class BadChanges(Exception):
    """A text that names no lines; the message is one line."""


class ChangedLines:
    """The changed lines of each file, by its path as the text has it."""

    def __init__(self, stretches: Iterable[tuple[str, Stretch]]) -> None:
        self._stretches: dict[str, list[Stretch]] = {}
        for path, stretch in stretches:
            self._stretches.setdefault(path, []).append(stretch)

    def touch(self, path: str, first: int, last: int) -> bool:
        """Whether a changed line lies between two lines of a file, these included."""
        return any(start <= last and first <= end for start, end in self._stretches.get(path, ()))


def read_changed_lines(text: str) -> ChangedLines:
    """The lines that a diff adds or changes, and those around what it removes; or those that are listed.

    Raises:
        BadChanges: a line that is neither.
    """
    lines = text.splitlines()
    if any(line.startswith(("@@ ", "diff --git ")) for line in lines):
        return ChangedLines(_of_diff(lines))
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        match = _STRETCH.fullmatch(line)
        if match is None:
            raise BadChanges(f"line {number} is neither a part of a diff nor of the form path:4-12")
        first = int(match["first"])
        found.append((_normal(match["path"]), (first, int(match["last"] or first))))
    return ChangedLines(found)


def _of_diff(lines: list[str]) -> Iterable[tuple[str, Stretch]]:
    path, line, removed, added = "", 0, 0, 0
    for text in lines:
        if removed > 0 or added > 0:  # inside a hunk, whose lines may look like headers
            if text.startswith("+"):
                yield path, (line, line)
                line, added = line + 1, added - 1
            elif text.startswith("-"):
                yield path, (max(1, line - 1), line)
                removed -= 1
            elif not text.startswith("\\"):
                line, removed, added = line + 1, removed - 1, added - 1
        elif text.startswith("+++ "):
            path = _target(text[4:])
        elif match := _HUNK.match(text):
            removed, added = int(match["removed"] or 1), int(match["added"] or 1)
            # where nothing is added, git names the line before
            line = int(match["line"]) + (match["added"] == "0")


def _target(name: str) -> str:
    name = name.partition("\t")[0].rstrip("\r")
    if name.startswith('"') and name.endswith('"'):  # git quotes like C
        name = _unquoted(name[1:-1])
    return _normal(name[2:] if name.startswith("b/") else name)


def _unquoted(name: str) -> str:
    escapes = {"n": b"\n", "t": b"\t", "r": b"\r", "a": b"\a", "b": b"\b", "f": b"\f", "v": b"\v"}
    parts = re.findall(r"\\([0-7]{3}|.)|([^\\]+)", name)
    data = b"".join(
        plain.encode("utf-8", "surrogateescape")
        if plain
        else bytes([int(code, 8)])
        if len(code) == 3
        else escapes.get(code, code.encode())
        for code, plain in parts
    )
    return data.decode("utf-8", "surrogateescape")


def _normal(path: str) -> str:
    return path.replace("\\", "/").removeprefix("./")
