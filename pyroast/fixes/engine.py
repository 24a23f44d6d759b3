"""Fixes that hold: drafts are applied to the text, the result is checked again, and what does not help is dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from pyroast.finding import Edit, FileReport, Finding, Fix, Severity
from pyroast.fixes.document import Document
from pyroast.fixes.others import Others
from pyroast.fixes.registry import Draft, Sources, draft
from pyroast.records import dataclass, replace
from pyroast.spans import Span

Check = Callable[[Mapping[str, bytes]], FileReport]
"""The report on an entry file, where the bytes of some files are not those on the disk."""

Wanted = Callable[[Finding], bool]
_MAX_ROUNDS = 200
_LAST = frozenset({"sample-site"})
"""What adds statements, tried once nothing else is left: another fix may turn out to be what was missing."""

_LINE = re.compile(r"\bline \d+")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What fixing has done: the new bytes by path, the findings that are gone by it, and the report that is left."""

    changed: tuple[tuple[str, bytes], ...]
    fixed: tuple[Finding, ...]
    report: FileReport


class Bench:
    """The files of one check, as they are and with edits tried on them.

    Arguments: `check` reports on the entry file; `read` gives the bytes of a file, or None; `others` are the entry files
    that a fix may concern, too.
    """

    def __init__(
        self,
        check: Check,
        read: Callable[[str], bytes | None],
        changed: Mapping[str, bytes] | None = None,
        others: Others | None = None,
    ) -> None:
        self._check = check
        self._read = read
        self._others = others
        self.changed: dict[str, bytes] = dict(changed or {})
        self._documents: dict[str, Document | None] = {}
        self._sources = Sources(self._text)

    def _document(self, path: str) -> Document | None:
        if path not in self._documents:
            data = self.changed.get(path)
            if data is None:
                data = self._read(path)
            self._documents[path] = None if data is None else document(path, data)
        return self._documents[path]

    def _text(self, path: str) -> str | None:
        found = self._document(path)
        return None if found is None else found.text

    def fixes(
        self, finding: Finding, unsafe: bool = True, without: frozenset[str] = frozenset()
    ) -> Iterator[Fix]:
        """What could put a finding right, the likeliest first; not tried yet. `without` are intents to leave out."""
        for repair in finding.repairs:
            if repair.intent in without:
                continue
            owner = self._document(repair.path)
            wanted = None if owner is None else owner.drafted(repair)
            found = None if wanted is None else draft(self._sources, wanted)
            if found is None or not (found.safe or unsafe):
                continue
            fix = self._shown(finding, found)
            if fix is not None:
                yield fix

    def _shown(self, finding: Finding, found: Draft) -> Fix | None:
        edits: list[Edit] = []
        for edit in dict.fromkeys(found.edits):
            owner = self._document(edit.path)
            shown = None if owner is None else owner.shown(edit)
            if owner is None or shown is None or owner.hidden(finding, shown):
                return None
            edits.append(shown)
        edits.sort(key=lambda edit: (edit.path, edit.span.cell, edit.span))
        cells = {(edit.path, edit.span.cell) for edit in edits if edit.span.cell}
        if len(cells) > 1 or overlapping(edits):
            return None
        return Fix(found.safe, found.description, found.reason, tuple(edits))

    def comment(self, finding: Finding, text: str) -> Edit | None:
        """The edit that puts a comment at the end of the first line of a finding."""
        owner = self._document(finding.path)
        return None if owner is None else owner.at_line_end(finding.span, text)

    def tried(self, edits: Sequence[Edit]) -> dict[str, bytes] | None:
        """The bytes of all changed files after edits; None where they cannot be made."""
        result = dict(self.changed)
        for path in dict.fromkeys(edit.path for edit in edits):
            owner = self._document(path)
            data = None if owner is None else owner.apply([edit for edit in edits if edit.path == path])
            if data is None:
                return None
            result[path] = data
        return result

    def accepted(
        self, before: FileReport, chosen: Sequence[tuple[Finding, Fix]]
    ) -> tuple[dict[str, bytes], FileReport] | None:
        """The bytes and the report after fixes; None where a finding does not vanish, or another one comes of them.

        That is asked of the entry file, and then of all files together that may import what is changed.
        """
        edits = distinct(fix for _, fix in chosen)
        texts = self.tried(edits)
        if texts is None:
            return None
        after = self._check(texts)
        fixed = [finding for finding, _ in chosen]
        if after.failed or not _is_better(before.findings, after.findings, fixed, edits):
            return None
        if self._others is not None:
            changed = {edit.path for edit in edits}
            paths = self._others.concerned(before.path, changed, self.changed)
            was, _ = self._others.findings(before, paths, self.changed)
            now, failed = self._others.findings(after, paths, texts)
            if failed or not _is_better(was, now, fixed, edits):
                return None
        return texts, after

    def move_on(self, texts: dict[str, bytes]) -> None:
        """Take the bytes for those of the files from now on."""
        self.changed = texts
        self._documents.clear()
        self._sources = Sources(self._text)

    def report(self) -> FileReport:
        """The report on the files as they are now."""
        return self._check(self.changed)


def document(path: str, data: bytes) -> Document:
    """The file as it is edited."""
    if path.endswith(".ipynb"):
        from pyroast.fixes.notebook import NotebookDocument

        return NotebookDocument(path, data)
    return Document(path, data)


def verified_fixes(bench: Bench, report: FileReport, finding: Finding) -> Iterator[Fix]:
    """The fixes of a finding after which it is gone, each alone."""
    return (fix for fix in bench.fixes(finding) if bench.accepted(report, [(finding, fix)]))


def with_fixes(bench: Bench, report: FileReport) -> FileReport:
    """The report whose findings carry the fixes that hold, each for itself."""
    if not any(finding.repairs for finding in report.findings):
        return report
    findings = tuple(
        replace(finding, fix=next(verified_fixes(bench, report, finding), None))
        if finding.repairs
        else finding
        for finding in report.findings
    )
    return replace(report, findings=findings)


def fix_all(bench: Bench, unsafe: bool, wanted: Wanted) -> Outcome:
    """Apply all fixes that hold, round after round, until none is left; overlapping ones wait for the next round."""
    report = bench.report()
    fixed: list[Finding] = []
    refused: set[object] = set()
    for _ in range(_MAX_ROUNDS):
        chosen = _round(bench, report, unsafe, wanted, refused, _LAST)
        chosen = chosen or _round(bench, report, unsafe, wanted, refused, frozenset())
        if not chosen:
            break
        together = bench.accepted(report, chosen)
        if together is None and len(chosen) > 1:
            chosen = chosen[:1]  # one by one, to know which of them is at fault
            together = bench.accepted(report, chosen)
        if together is None:
            refused.update(_attempt(finding, fix) for finding, fix in chosen)
            continue
        bench.move_on(together[0])
        report = together[1]
        fixed.extend(finding for finding, _ in chosen)
    return Outcome(tuple(bench.changed.items()), tuple(fixed), report)


def _round(
    bench: Bench,
    report: FileReport,
    unsafe: bool,
    wanted: Wanted,
    refused: set[object],
    without: frozenset[str],
) -> list[tuple[Finding, Fix]]:
    """At most one fix for each finding, of which none overlaps another."""
    chosen: list[tuple[Finding, Fix]] = []
    for finding in report.findings:
        if not finding.repairs or not wanted(finding):
            continue
        for fix in bench.fixes(finding, unsafe, without):
            if _attempt(finding, fix) in refused:
                continue
            others = [other for _, other in chosen]
            if fix.edits in [other.edits for other in others] or not overlapping(distinct([*others, fix])):
                chosen.append((finding, fix))
            break
    return chosen


def _attempt(finding: Finding, fix: Fix) -> object:
    return (*name_of(finding), fix.description)


def distinct(fixes: Iterable[Fix]) -> list[Edit]:
    """The edits of several fixes; those of equal fixes once."""
    return [edit for edits in dict.fromkeys(fix.edits for fix in fixes) for edit in edits]


def overlapping(edits: Sequence[Edit]) -> bool:
    """Whether two edits change one place, or insert at one place."""
    ordered = sorted(edits, key=lambda edit: (edit.path, edit.span.cell, edit.span))
    return any(
        (left.path, left.span.cell) == (right.path, right.span.cell)
        and (left.span[2:] > right.span[:2] or left.span[:2] == right.span[:2])
        for left, right in pairwise(ordered)
    )


def name_of(finding: Finding) -> tuple[object, ...]:
    """What a finding is called before and after an edit, which moves its lines."""
    return (finding.code, finding.path, finding.site, _LINE.sub("line", finding.message))


def _is_better(
    before: Sequence[Finding], after: Sequence[Finding], fixed: Sequence[Finding], edits: Sequence[Edit]
) -> bool:
    was, now = (Counter(map(name_of, findings)) for findings in (before, after))
    if any(now[name_of(finding)] >= was[name_of(finding)] for finding in fixed):
        return False
    sites = {finding.site for finding in fixed} - {None}
    touched = {
        (path, line) for path, span in _new_places(edits) for line in range(span.line, span.end_line + 1)
    }
    return not any(
        now[name_of(finding)] > was[name_of(finding)]
        and (finding.site in sites or (finding.path, finding.span.line) in touched)
        for finding in after
        if finding.severity is not Severity.INFO or finding.code == "PYR002"
    )


def _new_places(edits: Sequence[Edit]) -> Iterator[tuple[str, Span]]:
    """Where the texts of edits stand once they are applied; lines of notebooks count within their cells."""
    moved: Counter[tuple[str, int]] = Counter()
    for edit in sorted(edits, key=lambda each: (each.path, each.span.cell, each.span)):
        where = (edit.path, edit.span.cell)
        line = edit.span.line + moved[where]
        more = edit.text.count("\n") or edit.text.count("\r")
        yield edit.path, Span(line, 1, line + more, 1)
        moved[where] += more - (edit.span.end_line - edit.span.line)
