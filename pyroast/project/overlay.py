"""A project in which some files are not what the disk has: what an editor holds, or what a fix would make of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import lru_cache

from pyroast import ir
from pyroast.frontend import Unreadable, lower_source
from pyroast.project.modules import PairMaker, ProjectModules


class OverlaidModules(ProjectModules):
    """The project of the file at `path`; `texts` hold the bytes of files by absolute path."""

    shareable = False

    def __init__(
        self,
        path: str,
        texts: Mapping[str, bytes],
        roots: Iterable[str] = (),
        makers: Iterable[PairMaker] = (),
    ) -> None:
        super().__init__(path, roots, makers)
        self._texts = texts
        self._asked: set[str] = set()

    @property
    def asked(self) -> frozenset[str]:
        """The absolute paths of the modules that have been asked for."""
        return frozenset(self._asked)

    def _text(self, path: str) -> bytes | None:
        place = os.path.abspath(self._places.get(path, path))
        self._asked.add(place)
        return self._texts.get(place)

    def load(self, path: str) -> ir.Module | None:
        """The lowered source of a module, from the texts before the disk."""
        text = self._text(path)
        return super().load(path) if text is None else _lowered(text)

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, from the texts before the disk."""
        text = self._text(path)
        return super().read(path) if text is None else text


@lru_cache(maxsize=64)
def _lowered(data: bytes) -> ir.Module | None:
    try:
        return lower_source(data)
    except Unreadable:
        return None
