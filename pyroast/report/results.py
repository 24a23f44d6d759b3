"""What every renderer is given: the findings of a run, the sources that they point into, and where paths start."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator, Sequence

from pyroast.finding import FileReport, Finding, Related
from pyroast.records import dataclass
from pyroast.report.frame import Sources
from pyroast.report.summary import Summary
from pyroast.spans import Span


@dataclass(frozen=True, slots=True)
class Results:
    """The reports of a run with what is shown of them.

    `sources` hold the text of each file with a finding; `folder` is the absolute folder that the user calls from, with
    `/` on every system.
    """

    files: Sequence[FileReport]
    summary: Summary
    sources: Sources
    folder: str

    def findings(self) -> Iterator[Finding]:
        """The findings of all files, in the order of the reports."""
        for file in self.files:
            yield from file.findings

    def path(self, path: str) -> str:
        """The path from the folder where it leads into it, else the absolute path."""
        return shown_path(path, self.folder)

    def physical(self, place: Finding | Related) -> Span:
        """The place in the file as it lies on the disk: of a notebook, lines and columns of its JSON text."""
        return self.sources.physical(place.path, place.span)


def shown_path(path: str, folder: str) -> str:
    """The path from the folder where it leads into it, else the absolute path."""
    absolute = posixpath.normpath(posixpath.join(folder, path))
    relative = posixpath.relpath(absolute, folder) if _one_root(absolute, folder) else absolute
    return absolute if relative.startswith("../") else relative


def _one_root(path: str, folder: str) -> bool:
    return path.startswith("/") == folder.startswith("/")


def here() -> str:
    """The current folder as `Results` want it."""
    return os.getcwd().replace(os.sep, "/")
