"""What one analysis has asked of the file system, with the answers: the same answers make the same result."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable, Iterable

from pyroast import ir
from pyroast.frontend import Unreadable, lower_source
from pyroast.project.read import UnreadableFile, read_file

Question = tuple[str, str]
"""A kind ("any", "file", "folder", "modules" or "read") and an absolute path."""

Answer = str
"""`y` or `n`; to "read" the digest of the bytes, or why they cannot be read."""

YES, NO = "y", "n"
MAX_KEPT = 4 << 20
"""Bytes of source whose lowered form is kept for the next file that imports it."""


class Disk:
    """Answers questions about paths, each once; `known` are answers that a run shares, so that it sees one state."""

    def __init__(self, known: dict[Question, Answer] | None = None) -> None:
        self._known: dict[Question, Answer] = {} if known is None else known
        self.asked: dict[Question, Answer] = {}
        self.stable = True  # whether no file has changed between two looks at it

    def answer(self, kind: str, path: str) -> Answer:
        """The answer to a question, which is remembered."""
        question = (kind, path)
        found = self.asked.get(question)
        if found is None:
            found = self._known.get(question)
            if found is None:
                found = self._known[question] = _ANSWERS[kind](path)
            self.asked[question] = found
        return found

    def exists(self, path: str) -> bool:
        """Whether something has the name, be it a link to nothing."""
        return self.answer("any", path) == YES

    def is_file(self, path: str) -> bool:
        """Whether it is a file, or a link to one."""
        return self.answer("file", path) == YES

    def is_folder(self, path: str) -> bool:
        """Whether it is a folder, or a link to one."""
        return self.answer("folder", path) == YES

    def has_modules(self, path: str) -> bool:
        """Whether it is a folder in which Python files lie."""
        return self.answer("modules", path) == YES

    def read(self, path: str) -> bytes | None:
        """The bytes of a file; None where they cannot be read."""
        known = self.asked.get(("read", path)) or self._known.get(("read", path))
        try:
            data = read_file(path)
        except UnreadableFile as error:
            self._note(path, known, str(error))
            return None
        self._note(path, known, digest(data))
        return data

    def _note(self, path: str, known: Answer | None, now: Answer) -> None:
        if known is not None and known != now:
            self.stable = False
        self.asked["read", path] = self._known["read", path] = now

    def lowered(self, path: str) -> ir.Module | None:
        """The lowered source of a file; None where it is none."""
        known = self.asked.get(("read", path)) or self._known.get(("read", path))
        kept = None if known is None else _kept.get(known)
        if known is not None and kept is not None:
            self.asked["read", path] = known
            return kept[0]
        data = self.read(path)
        return None if data is None else lowered_once(self.asked["read", path], data)

    def size(self, path: str) -> int:
        """The size of a source that was lowered."""
        kept = _kept.get(self.asked.get(("read", path), ""))
        return kept[1] if kept is not None else 0

    def lowered_source(self, data: bytes) -> ir.Module:
        """The lowered form of a source, kept for files that import it. Raises `Unreadable`."""
        return lowered_once(digest(data), data) or lower_source(data)

    def agrees(self, asked: Iterable[tuple[str, str, Answer]]) -> bool:
        """Whether the questions of an earlier analysis have the same answers now."""
        return all(kind in _ANSWERS and self.answer(kind, path) == answer for kind, path, answer in asked)


def digest(data: bytes) -> str:
    """What stands for the content of a file."""
    from hashlib import sha256  # only where Pyro is spoken of

    return sha256(data).hexdigest()


def _read(path: str) -> Answer:
    try:
        return digest(read_file(path))
    except UnreadableFile as error:
        return str(error)


def _has_modules(path: str) -> bool:
    try:
        with os.scandir(path) as entries:
            return any(entry.name.endswith(".py") for entry in entries)
    except OSError:
        return False


def _said(look: Callable[[str], bool]) -> Callable[[str], Answer]:
    def answer(path: str) -> Answer:
        try:
            return YES if look(path) else NO
        except ValueError:  # a null byte in the name
            return NO

    return answer


_ANSWERS: dict[str, Callable[[str], Answer]] = {
    "any": _said(os.path.lexists),
    "file": _said(os.path.isfile),
    "folder": _said(os.path.isdir),
    "modules": _said(_has_modules),
    "read": _read,
}

_kept: OrderedDict[str, tuple[ir.Module | None, int]] = OrderedDict()


def lowered_once(key: str, data: bytes) -> ir.Module | None:
    """The lowered form of a source with that digest, from those that are kept; None where it is none."""
    kept = _kept.pop(key, None)  # put back as the last one used
    if kept is None:
        try:
            kept = lower_source(data), len(data)
        except Unreadable:
            kept = None, len(data)
    _kept[key] = kept
    while len(_kept) > 1 and sum(size for _, size in list(_kept.values())) > MAX_KEPT:
        _kept.popitem(last=False)
    return kept[0]
