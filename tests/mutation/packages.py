"""Pairs of downloaded packages: a copy of the package in which one file is changed, checked again from an entry file."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pyroast.check import check_source
from pyroast.finding import FileReport, Finding, PairReport, SideReport
from pyroast.project.modules import ProjectModules
from pyroast.records import replace

from .anatomy import Anatomy
from .judge import shown
from .mutate import Mutant

Key = tuple[str, str, str | None]


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a package, which is changed and put right again, one file at a time."""

    folder: Path

    def check(self, entry: str) -> FileReport:
        """The report of an entry file, with all paths relative to the copy."""
        file = self.folder / entry
        modules = ProjectModules(str(file), (str(self.folder),))
        return _relative(check_source(entry, file.read_bytes(), modules), f"{self.folder.as_posix()}/")

    @contextmanager
    def with_text(self, path: str, text: str) -> Iterator[None]:
        """The copy with another text in one of its files, for the length of a `with` block."""
        file = self.folder / path
        before = file.read_bytes()
        file.write_text(text, encoding="utf-8")
        try:
            yield
        finally:
            file.write_bytes(before)

    def text(self, path: str) -> str:
        """What stands in a file."""
        return (self.folder / path).read_text(encoding="utf-8")


def copy_of(package: Path, folder: Path) -> Copy:
    """The Python files of a package, in a new folder."""
    target = folder / package.name
    shutil.copytree(package, target, ignore=shutil.ignore_patterns("*.dist-info", "__pycache__"))
    return Copy(target)


def anatomy_of(copy: Copy, report: FileReport, path: str) -> Anatomy:
    """A file taken apart by what a report says about the aligned pairs whose model and guide it holds."""
    pairs = tuple(_only(pair, path) for pair in report.pairs if is_aligned_in(pair, path))
    return Anatomy(copy.text(path), replace(report, path=path, pairs=pairs))


def is_aligned_in(pair: PairReport, path: str) -> bool:
    """Whether a pair is aligned and both of its sides are defined in a file."""
    return pair.status == "aligned" and pair.model.path == path and pair.guide.path == path


def paths_of(report: FileReport) -> set[str]:
    """The files that hold both sides of an aligned pair."""
    return {pair.model.path for pair in report.pairs if is_aligned_in(pair, pair.model.path)}


def added(report: FileReport, before: FileReport) -> list[Finding]:
    """The findings of a report that were not there before: a slip moves lines, so places do not count."""
    known = Counter(map(_key, shown(before)))
    fresh = []
    for finding in shown(report):
        if known[_key(finding)]:
            known[_key(finding)] -= 1
        else:
            fresh.append(finding)
    return fresh


def is_at_slip(finding: Finding, path: str, mutant: Mutant) -> bool:
    """Whether a finding, or a place that it relates to, is at a slip in a file, or at a partner of it."""
    places = {(one.path, one.span.line) for one in (finding, *finding.related)}
    return any((path, line) in places for line in mutant.changed | mutant.partners)


def _key(finding: Finding) -> Key:
    return finding.path, finding.code, finding.site


def _only(pair: PairReport, path: str) -> PairReport:
    """A pair without the sites that stand in other files."""

    def here(side: SideReport | None) -> SideReport | None:
        return side if side is not None and side.path == path else None

    rows = (replace(row, model=here(row.model), guide=here(row.guide)) for row in pair.sites)
    return replace(pair, sites=tuple(row for row in rows if row.model is not None or row.guide is not None))


def _relative(report: FileReport, root: str) -> FileReport:
    def side(one: SideReport | None) -> SideReport | None:
        return None if one is None else replace(one, path=one.path.removeprefix(root))

    def pair(one: PairReport) -> PairReport:
        return replace(
            one,
            path=one.path.removeprefix(root),
            model=replace(one.model, path=one.model.path.removeprefix(root)),
            guide=replace(one.guide, path=one.guide.path.removeprefix(root)),
            sites=tuple(replace(row, model=side(row.model), guide=side(row.guide)) for row in one.sites),
        )

    def finding(one: Finding) -> Finding:
        related = tuple(replace(place, path=place.path.removeprefix(root)) for place in one.related)
        return replace(one, path=one.path.removeprefix(root), related=related)

    return replace(
        report, pairs=tuple(map(pair, report.pairs)), findings=tuple(map(finding, report.findings))
    )
