"""A project in which some files are not what the disk has: what an editor holds, or what a fix would make of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyroast import ir
from pyroast.project.disk import Answer, Disk, digest, lowered_once
from pyroast.project.modules import PairMaker, ProjectModules


class OverlaidDisk(Disk):
    """The disk, with `texts` in place of the files of these absolute paths; it has no other files for them."""

    def __init__(self, texts: Mapping[str, bytes]) -> None:
        super().__init__()
        self._texts = texts

    def answer(self, kind: str, path: str) -> Answer:
        """The answer to a question: of a text, it is the digest of what stands there."""
        text = self._texts.get(path) if kind == "read" else None
        return super().answer(kind, path) if text is None else self._noted(path, text)

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, from the texts before the disk."""
        text = self._texts.get(path)
        if text is None:
            return super().read(path)
        self._noted(path, text)
        return text

    def lowered(self, path: str) -> ir.Module | None:
        """The lowered source of a file, from the texts before the disk."""
        text = self._texts.get(path)
        return super().lowered(path) if text is None else lowered_once(self._noted(path, text), text)

    def _noted(self, path: str, text: bytes) -> Answer:
        known = self.asked.get(("read", path))
        if known is None:
            known = self.asked["read", path] = digest(text)
        return known


class OverlaidModules(ProjectModules):
    """The project of the file at `path`; `texts` hold the bytes of files by absolute path."""

    def __init__(
        self,
        path: str,
        texts: Mapping[str, bytes],
        roots: Iterable[str] = (),
        makers: Iterable[PairMaker] = (),
    ) -> None:
        super().__init__(path, roots, makers, OverlaidDisk(texts))

    @property
    def read_files(self) -> frozenset[str]:
        """The absolute paths of the files that have been asked for."""
        return frozenset(path for kind, path in self.disk.asked if kind == "read")
