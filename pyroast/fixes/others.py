"""The other files of a project, which a fix must leave as well off as the one that it is made for."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping

from pyroast.finding import FileReport, Finding
from pyroast.project.merge import merged

CheckOne = Callable[[str, Mapping[str, bytes]], FileReport]
"""The report on an entry file, by path, where the bytes of some files are not those on the disk."""
_WORD = re.compile(r"\w+")
_RELATIVE = re.compile(rb"from\s+\.")


class Others:
    """Entry files that may import what a fix changes.

    Arguments: `paths` are all entry files; `read` gives the bytes of one, or None; `check` reports on one.
    """

    def __init__(self, paths: Iterable[str], read: Callable[[str], bytes | None], check: CheckOne) -> None:
        self._paths = {os.path.abspath(path): path for path in paths}
        self._read, self._check = read, check
        self._words: dict[str, frozenset[str]] | None = None
        self._reports: dict[tuple[str, frozenset[tuple[str, bytes]]], FileReport] = {}

    def concerned(self, entry: str, changed: Iterable[str], texts: Mapping[str, bytes]) -> list[str]:
        """The entry files besides one whose reports speak of files that are to be changed."""
        places = {os.path.abspath(path) for path in changed}
        own = os.path.abspath(entry)
        return [
            path
            for path in self._importing(places)
            if path != own and not places.isdisjoint(_spoken_of(self._report(self._paths[path], texts)))
        ]

    def findings(
        self, entry: FileReport, paths: Iterable[str], texts: Mapping[str, bytes]
    ) -> tuple[tuple[Finding, ...], bool]:
        """The findings on an entry file and others together, each once, and whether one of the checks failed."""
        reports = [entry, *(self._report(self._paths[path], texts) for path in paths)]
        found = tuple(finding for report in merged(reports) for finding in report.findings)
        return found, any(report.failed for report in reports)

    def _report(self, path: str, texts: Mapping[str, bytes]) -> FileReport:
        key = (path, frozenset(texts.items()))
        if key not in self._reports:
            self._reports[key] = self._check(path, texts)
        return self._reports[key]

    def _importing(self, changed: Iterable[str]) -> list[str]:
        """The files themselves and those that may import one of them, also by way of others: more rather than fewer."""
        if self._words is None:
            self._words = {
                path: mentioned(path, self._read(given) or b"") for path, given in self._paths.items()
            }
        return importing(self._words, changed)


def mentioned(path: str, data: bytes) -> frozenset[str]:
    """The words of a file, one of which is the name of each module that it imports."""
    words = _WORD.findall(data.decode("utf-8", "replace"))
    if _RELATIVE.search(data):  # the package that the file is in, or one around it
        words += os.path.dirname(path).replace(os.sep, "/").split("/")
    return frozenset(words)


def importing(words: Mapping[str, frozenset[str]], changed: Iterable[str]) -> list[str]:
    """The files, of those whose words are given, that are changed or may import one that is, also by way of others."""
    found = {os.path.abspath(path) for path in changed}
    todo = list(found)
    while todo:
        name = _module(todo.pop())
        for path, mentions in words.items():
            if path not in found and name in mentions:
                found.add(path)
                todo.append(path)
    return [path for path in words if path in found]


def _spoken_of(report: FileReport) -> set[str]:
    """The files, by absolute path, in which a report has a pair, a side, a site or a finding."""
    paths = {report.path, *(finding.path for finding in report.findings)}
    for pair in report.pairs:
        paths |= {pair.path, pair.model.path, pair.guide.path}
        paths |= {site.path for row in pair.sites for site in (row.model, row.guide) if site is not None}
    return {os.path.abspath(path) for path in paths}


def _module(path: str) -> str:
    stem = os.path.splitext(os.path.basename(path))[0]
    return os.path.basename(os.path.dirname(path)) if stem == "__init__" else stem
