"""The files that an editor holds, checked as they are in its buffers; nothing here knows the protocol."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from pyroast.check import check_file
from pyroast.cli.policy import Policies, Refused
from pyroast.finding import FileReport, Finding, Fix
from pyroast.fixes.engine import Bench, Outcome, fix_all, verified_fixes
from pyroast.fixes.others import Others, importing, mentioned
from pyroast.project.discover import discover
from pyroast.project.ignore import Rules
from pyroast.project.merge import merged
from pyroast.project.overlay import OverlaidModules
from pyroast.project.read import UnreadableFile, read_file
from pyroast.records import dataclass
from pyroast.spans import Span


@dataclass(frozen=True, slots=True)
class Checked:
    """One check of one buffer: its bytes, the report under the settings of its project, and what it has read besides."""

    path: str
    data: bytes
    report: FileReport
    whole: FileReport
    read: frozenset[str]


class Analysis:
    """Checks files by absolute path; `texts` are the buffers, which go before the disk."""

    def __init__(self, texts: Mapping[str, bytes]) -> None:
        self._texts = texts
        self._policies = Policies()
        self.trouble: dict[str, str] = {}
        self._words: dict[str, tuple[tuple[int, int], frozenset[str]]] = {}

    def settings_changed(self) -> None:
        """Read the settings of all projects anew."""
        self._policies = Policies()
        self.trouble.clear()

    def check(self, path: str, data: bytes) -> Checked:
        """Check a buffer."""
        policies = self._policies_of(path)
        modules = self._modules(path, policies, {path: data})
        whole = check_file(path, data, modules)
        return Checked(path, data, policies.apply(whole), whole, modules.read_files)

    def _policies_of(self, path: str) -> Policies:
        try:
            self._policies.policy(path)
        except (
            Refused
        ) as error:  # wrong settings must not end the server: the defaults serve until they are right
            self.trouble[os.path.dirname(path)] = error.message
            return Policies(isolated=True)
        return self._policies

    def _modules(self, path: str, policies: Policies, changed: Mapping[str, bytes]) -> OverlaidModules:
        settings = policies.settings(path)
        return OverlaidModules(path, {**self._texts, **changed}, settings.roots, settings.pair_makers)

    def importing(self, folders: Iterable[str], path: str) -> list[str]:
        """The files on the disk below some folders that may import a file, also by way of others."""

        def excluded(folder: str) -> Rules:
            try:
                return self._policies.exclusions(folder)
            except Refused:  # said where a file below that folder is checked
                return ()

        found = (os.path.abspath(each) for each in discover(tuple(folders), settings=excluded).files)
        words = {each.replace(os.sep, "/"): self._words_of(each) for each in found if each.endswith(".py")}
        return [each for each in importing(words, (path,)) if each != path]

    def _words_of(self, path: str) -> frozenset[str]:
        try:
            status = os.stat(path)
            stamp = status.st_mtime_ns, status.st_size
            if self._words.get(path, ((), ()))[0] != stamp:
                self._words[path] = stamp, mentioned(path, read_file(path))
        except (OSError, UnreadableFile):
            return frozenset()
        return self._words[path][1]

    def bench(self, checked: Checked) -> Bench:
        """What tries fixes on a checked buffer, the files that it imports, and the buffers that import these."""

        def check(changed: Mapping[str, bytes]) -> FileReport:
            return self._report(checked.path, {checked.path: checked.data, **changed})

        def read(path: str) -> bytes | None:
            if path in self._texts or path == checked.path:
                return checked.data if path == checked.path else self._texts[path]
            try:
                return read_file(path)
            except UnreadableFile:
                return None

        buffers = {**self._texts, checked.path: checked.data}
        others = Others(
            buffers, buffers.get, lambda path, changed: self._report(path, {**buffers, **changed})
        )
        return Bench(check, read, None, others)

    def _report(self, path: str, texts: Mapping[str, bytes]) -> FileReport:
        return check_file(path, texts[path], self._modules(path, self._policies_of(path), texts))

    def fixes(self, checked: Checked, finding: Finding) -> list[Fix]:
        """All fixes of a finding that hold."""
        return list(verified_fixes(self.bench(checked), checked.whole, finding))

    def ignoring(self, checked: Checked, finding: Finding) -> Fix | None:
        """The comment that hides a finding, at the end of its first line."""
        bench = self.bench(checked)
        edit = bench.comment(finding, f"  # pyroast: ignore[{finding.code}]")
        if edit is None:
            return None
        fix = Fix(True, f"ignore {finding.code} on this line", "a comment changes nothing", (edit,))
        return fix if bench.accepted(checked.whole, [(finding, fix)]) else None

    def all_fixed(self, checked: Checked) -> Outcome:
        """The buffer after all safe fixes."""
        shown = {(finding.code, finding.path, finding.message) for finding in checked.report.findings}
        return fix_all(self.bench(checked), False, lambda each: (each.code, each.path, each.message) in shown)


def by_place(checks: Iterable[Checked]) -> dict[tuple[str, int], list[tuple[Finding, Checked]]]:
    """The findings of all checks together, each once, by file and cell."""
    checks = sorted(checks, key=lambda each: each.path)
    found: dict[tuple[str, int], list[tuple[Finding, Checked]]] = {}
    for report, checked in zip(merged(each.report for each in checks), checks):
        for finding in report.findings:
            found.setdefault((finding.path, finding.span.cell), []).append((finding, checked))
    return found


def overlaps(span: Span, wanted: Span) -> bool:
    """Whether two spans share a place, or touch."""
    return span[:2] <= wanted[2:] and wanted[:2] <= span[2:]
