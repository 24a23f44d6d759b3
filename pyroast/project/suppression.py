"""Comments that hide findings: `# noqa` as flake8 reads it, and `# pyroast: ignore[...]`; and those that hide nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from pyroast.finding import FileReport, Finding, Runtime, Severity
from pyroast.project.statements import LogicalLine, extent, read_statements
from pyroast.records import dataclass, replace
from pyroast.spans import Span

PRESENT = re.compile(r"noqa|pyroast:", re.IGNORECASE)
# As in `flake8.defaults.NOQA_INLINE_REGEXP`: a word behind the colon that is no code makes it a blanket.
NOQA = re.compile(r"# noqa(?::[\s]?(?P<codes>([A-Z]+[0-9]+(?:[,\s]+)?)+))?", re.IGNORECASE)
# A line of its own that has flake8 leave out the file; with codes, these codes.
NOQA_FILE = re.compile(r"\s*# flake8[:=]\s*noqa(?P<rest>.*)$", re.IGNORECASE)
OWN = re.compile(r"#\s*pyroast:\s*(?P<word>[\w-]*)\s*(?P<rest>.*)")
IGNORE = re.compile(r"#\s*pyroast:\s*ignore\b(?:\s*\[(?P<codes>[^\]#]*)\]|(?!\s*\[)(?!\s*PYR))")
SEPARATORS = re.compile(r"[,\s]+")
NEVER_HIDDEN = frozenset({"PYR000", "PYR001"})
UNUSED = "PYR003"


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment, the lines whose findings it hides, and its codes, none standing for all.

    `own` is set for pyroast's comments. A comment that is only text in a string has no `span`.
    """

    first: int
    last: int
    codes: tuple[str, ...]
    own: bool
    span: Span | None

    def code_for(self, finding: Finding) -> str | None:
        """The code by which the comment hides a finding in its lines ("" for all of them); None where it does not."""
        for code in self.codes:
            if finding.code.startswith(code) or (self.own and code in (finding.name, finding.code[3:])):
                return code
        return None if self.codes else ""


@dataclass(frozen=True, slots=True)
class Comments:
    """The suppressions of one file, and pyroast's comments that cannot be understood: place and message."""

    suppressions: tuple[Suppression, ...] = ()
    misspelt: tuple[tuple[Span, str], ...] = ()


@lru_cache(maxsize=32)  # a file in which many others have findings is looked at once
def comments_of(text: str, noqa: bool = True) -> Comments:
    """The suppressions in a Python text; those of flake8 only with `noqa`."""
    if not PRESENT.search(text):
        return Comments()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    statements = read_statements(text)
    found = tuple(_noqa(text, statements.chunks, statements.comments)) if noqa else ()
    own = tuple(_own(statements.lines, statements.comments))
    misspelt = tuple(_misspelt(statements.comments))
    return Comments((*found, *own), misspelt)


def _noqa(
    text: str, chunks: Iterable[tuple[int, int]], comments: Iterable[tuple[Span, str]]
) -> Iterator[Suppression]:
    """`# noqa`, searched in lines that belong together (`flake8.processor.FileProcessor._noqa_line_mapping`)."""
    lines = text.split("\n")
    places = {span.line: (span, comment) for span, comment in comments}
    for number, line in enumerate(lines, 1):
        whole = NOQA_FILE.match(line)
        if whole is not None:
            codes = _codes(whole["rest"])
            yield Suppression(1, len(lines), codes, False, _place(places, number, "noqa") if codes else None)
    covered: set[int] = set()
    for first, last in (*chunks, *((number, number) for number in range(1, len(lines) + 1))):
        if first in covered:
            continue
        covered.update(range(first, last + 1))
        joined = "\n".join(lines[first - 1 : last])
        match = NOQA.search(joined)
        if match is not None:
            at = first + joined.count("\n", 0, match.start())
            yield Suppression(
                first, last, _split(match["codes"] or ""), False, _place(places, at, match.group())
            )


def _place(places: dict[int, tuple[Span, str]], line: int, written: str) -> Span | None:
    """The span of the comment on a line that has these words."""
    span, comment = places.get(line, (None, ""))
    return span if written.partition("\n")[0].strip() in comment else None


def _codes(rest: str) -> tuple[str, ...]:
    return _split(rest.lstrip(": \t")) if rest.lstrip().startswith(":") else ()


def _split(codes: str) -> tuple[str, ...]:
    return tuple(code for code in SEPARATORS.split(codes) if code)


def _own(lines: tuple[LogicalLine, ...], comments: Iterable[tuple[Span, str]]) -> Iterator[Suppression]:
    for span, comment in comments:
        match = IGNORE.search(comment)
        if match is not None:
            first, last = extent(lines, span.line)
            yield Suppression(first, last, _split(match["codes"] or ""), True, span)


def _misspelt(comments: Iterable[tuple[Span, str]]) -> Iterator[tuple[Span, str]]:
    for span, comment in comments:
        match = OWN.search(comment)
        if match is None or match["word"] == "pair" or IGNORE.search(comment):
            continue
        if match["word"] == "ignore":
            yield span, "this comment hides nothing: write the codes as '# pyroast: ignore[PYR301]'"
        else:
            yield span, f"'# pyroast: {match['word']}' means nothing: there are 'ignore' and 'pair'"


Read = Callable[[str], "str | None"]


def suppress(report: FileReport, text: str, read: Read, noqa: bool = True) -> FileReport:
    """The report without the findings that comments hide, and with those about comments that hide nothing.

    Arguments: `text` of the report's own file; `read` gives the text of another one; without `noqa`, somebody else obeys
    flake8's comments in the own file. A finding in another file can also be hidden where this file makes the pair.
    """
    others = {finding.path for finding in report.findings} - {report.path}
    if not others and not PRESENT.search(text):
        return report
    comments = {path: comments_of(read(path) or "") for path in others}
    comments[report.path] = comments_of(text, noqa)
    hits = _hits(report, comments)
    kept = [finding for index, finding in enumerate(report.findings) if index not in hits]
    hidden = [finding for index, finding in enumerate(report.findings) if index in hits]
    used = {hit for several in hits.values() for hit in several}
    if not report.failed:
        kept.extend(_unused(report.path, comments[report.path], used))
    elsewhere = tuple(sorted(hit for hit in used if hit[0] != report.path))
    return replace(
        report,
        findings=tuple(sorted(kept, key=Finding.sort_key)),
        suppressed=tuple(hidden),
        used=elsewhere,
    )


Hit = tuple[str, int, str]  # path and line of a comment, and its code as written


def _hits(report: FileReport, comments: dict[str, Comments]) -> dict[int, set[Hit]]:
    """The comments that hide each finding, by its index."""
    places: dict[str, list[tuple[int, int]]] = {path: [] for path in comments}
    for index, finding in enumerate(report.findings):
        if finding.code in NEVER_HIDDEN:
            continue
        places[finding.path].append((finding.span.line, index))
        if finding.path != report.path and finding.pairs:
            places[report.path].append((report.pairs[finding.pairs[0]].span.line, index))
    hits: dict[int, set[Hit]] = {}
    for path, several in places.items():
        several.sort()
        for suppression in comments[path].suppressions if several else ():
            first = bisect_left(several, (suppression.first, 0))
            last = bisect_left(several, (suppression.last + 1, 0))
            for _, index in several[first:last]:
                code = suppression.code_for(report.findings[index])
                if code is not None:
                    written = suppression.span.line if suppression.span else suppression.first
                    hits.setdefault(index, set()).add((path, written, code))
    return hits


def _unused(path: str, comments: Comments, used: set[Hit]) -> Iterator[Finding]:
    for span, message in comments.misspelt:
        yield _note(path, span, message)
    for suppression in comments.suppressions:
        if suppression.span is None:
            continue
        place = suppression.span
        if suppression.own and not suppression.codes and (path, place.line, "") not in used:
            yield _note(path, place, unused_text(""))
        for code in dict.fromkeys(suppression.codes):
            if (suppression.own or code.startswith("PYR")) and (path, place.line, code) not in used:
                yield _note(path, place, unused_text(code))


def unused_text(code: str) -> str:
    """The message about a code of a comment, or about a comment without codes, that hides nothing."""
    return f"there is no finding {code} here to suppress" if code else "there is no finding here to suppress"


def _note(path: str, span: Span, message: str) -> Finding:
    return Finding(UNUSED, "unused-suppression", Severity.INFO, Runtime.NONE, path, span, message)


def used_elsewhere(reports: Iterable[FileReport]) -> frozenset[tuple[str, int, str]]:
    """Path, line and message of the notes about comments that hide something in the report of another file."""
    return frozenset(
        (path, line, unused_text(code)) for report in reports for path, line, code in report.used
    )
