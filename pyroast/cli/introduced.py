"""`--diff-base` and `--changed-lines`: only the findings that a change has brought in."""

from __future__ import annotations

import ast
import os
import re
import sys
import tempfile
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import cache

from pyroast.batch import Order, check_batch
from pyroast.cli.policy import Policies, Refused
from pyroast.cli.run import STDIN, Checked, sources_of
from pyroast.finding import Finding, PairReport
from pyroast.project.changed_lines import BadChanges, ChangedLines, read_changed_lines
from pyroast.project.git import Base, GitFailed, base_of, extract
from pyroast.project.merge import merged
from pyroast.project.read import UnreadableFile, read_file
from pyroast.project.settings import Settings
from pyroast.records import dataclass, replace
from pyroast.report.results import here, shown_path
from pyroast.report.selection import ALWAYS_SHOWN
from pyroast.spans import Span

Key = tuple[str, int, Span, str, str]
_LINE = re.compile(r"line \d+")


@dataclass(frozen=True, slots=True)
class _Known:
    """What a finding is known by in another state of the project; `path` is that from the repository's folder."""

    path: str
    code: str
    site: str | None
    message: str
    line: str


# A finding was there before when one of these agrees, tried in this order: it may have moved, its line or its words may
# have changed, and its code may have gone to another file.
_VIEWS: tuple[Callable[[_Known], Hashable], ...] = (
    lambda each: each,
    lambda each: (each.path, each.code, each.site, each.line),
    lambda each: (each.path, each.code, each.site, each.message),
    lambda each: (each.code, each.site, each.message, each.line),
)


def since(
    revision: str,
    shown: Sequence[Checked],
    files: Sequence[str],
    stdin_name: str,
    policies: Policies,
    jobs: int | None = None,
) -> tuple[list[Checked], int]:
    """What is shown less what the project at a revision had already, and how many findings that had.

    Both states are checked whole, so that a change in one file is seen in the pairs of the others.
    """
    if not _to_judge(shown):
        return list(shown), 0
    try:
        base = base_of(os.getcwd(), revision)
        if not base.changed:
            return _left(shown, set())
        with tempfile.TemporaryDirectory(prefix="pyroast-") as folder:
            extract(base, folder)
            os.makedirs(os.path.join(folder, ".git"))  # the mark of a project's root
            before = _before(base, os.path.realpath(folder), files, stdin_name, policies, jobs)
    except GitFailed as error:
        raise Refused(f"--diff-base: {error}") from None
    present = [
        (finding.sort_key(), known)
        for each in _to_judge(shown)
        for finding, known in _known(each, lambda path: _inside(base.root, path))
    ]
    return _left(shown, {key for key, _ in _new(present, before)})


def _to_judge(shown: Sequence[Checked]) -> list[Checked]:
    return [each for each in shown if any(one.code not in ALWAYS_SHOWN for one in each.report.findings)]


def _left(shown: Sequence[Checked], new: set[Key]) -> tuple[list[Checked], int]:
    left: list[Checked] = []
    for each in shown:
        kept = tuple(
            finding
            for finding in each.report.findings
            if finding.code in ALWAYS_SHOWN or finding.sort_key() in new
        )
        left.append(replace(each, report=replace(each.report, findings=kept)))
    return left, sum(len(each.report.findings) for each in shown) - sum(
        len(each.report.findings) for each in left
    )


def _before(
    base: Base, folder: str, files: Sequence[str], stdin_name: str, policies: Policies, jobs: int | None
) -> list[_Known]:
    """The findings of the same files in the earlier state, which lies in the folder."""
    present = {old: new for new, old in base.renamed.items()}
    orders: list[Order] = []
    for file in files:
        name = _inside(base.root, stdin_name if file == STDIN else file)
        path = os.path.join(folder, *base.renamed.get(name, name).split("/"))
        if os.path.isfile(path):  # it was there
            settings = _settings(policies, path)
            orders.append(Order(path, settings.roots, settings.pair_makers))
    reports = merged(check_batch(orders, jobs))
    return [
        replace(known, path=present.get(known.path, known.path))
        for report in reports
        if report.findings
        for _, known in _known(Checked(report, read_file(report.path)), lambda path: _inside(folder, path))
    ]


def _settings(policies: Policies, path: str) -> Settings:
    try:
        return policies.settings(path)
    except Refused:  # settings that were wrong then do not matter now
        return Settings()


def _inside(root: str, path: str) -> str:
    return os.path.relpath(os.path.realpath(path), root).replace(os.sep, "/")


def _known(checked: Checked, name: Callable[[str], str]) -> Iterator[tuple[Finding, _Known]]:
    if not checked.report.findings:
        return
    sources = sources_of(checked)
    for finding in checked.report.findings:
        line = " ".join((sources.line(finding.path, finding.span) or "").split())
        message = _LINE.sub("line", finding.message)
        yield finding, _Known(name(finding.path), finding.code, finding.site, message, line)


def _new(present: list[tuple[Key, _Known]], before: list[_Known]) -> list[tuple[Key, _Known]]:
    """What is left of the present when each of before has taken one that it is known by."""
    for view in _VIEWS:
        taken: dict[Hashable, int] = {}
        for known in before:
            taken[view(known)] = taken.get(view(known), 0) + 1
        left, matched = [], dict.fromkeys(taken, 0)
        for key, known in present:
            seen = view(known)
            if matched.get(seen, 0) < taken.get(seen, 0):
                matched[seen] += 1
            else:
                left.append((key, known))
        remaining = []
        for known in before:
            seen = view(known)
            if matched[seen] > 0:
                matched[seen] -= 1
            else:
                remaining.append(known)
        present, before = left, remaining
    return present


def on_lines(source: str, shown: Sequence[Checked]) -> tuple[list[Checked], int]:
    """What is shown of the changed lines that a file names ("-": standard input), and how many findings are left out.

    A finding belongs to a change when one of its places lies on a changed line, or when such a line lies in the model,
    the guide, the inference call or a site of one of its pairs.
    """
    text = _text(source)
    try:
        changes = read_changed_lines(text)
    except BadChanges as error:
        raise Refused(f"--changed-lines: {error}") from None
    kept = {finding.sort_key() for each in _to_judge(shown) for finding in _touched(each, changes)}
    return _left(shown, kept)


def _text(source: str) -> str:
    if source == STDIN:
        return sys.stdin.buffer.read().decode("utf-8", "surrogateescape")
    try:
        return read_file(source).decode("utf-8", "surrogateescape")
    except UnreadableFile as error:
        raise Refused(f"--changed-lines: {source}: {error}") from None


def _touched(checked: Checked, changes: ChangedLines) -> Iterator[Finding]:
    report = checked.report
    sources = sources_of(checked)
    folder = here()

    def touched(path: str, span: Span, last: int = 0) -> bool:
        physical = sources.physical(path, span)
        name = shown_path(path, folder)
        return changes.touch(name, physical.line, max(physical.end_line, last))

    affected = {
        index for index, pair in enumerate(report.pairs) if any(touched(*place) for place in _places(pair))
    }
    for finding in report.findings:
        places = [(finding.path, finding.span), *((each.path, each.span) for each in finding.related)]
        if affected.intersection(finding.pairs) or any(touched(*place) for place in places):
            yield finding


def _places(pair: PairReport) -> Iterator[tuple[str, Span, int]]:
    """The call, both functions with their last lines, and the sites."""
    yield pair.path, pair.span, 0
    for side in (pair.model, pair.guide):
        yield side.path, side.span, 0 if side.span.cell else _last_lines(side.path).get(side.span.line, 0)
    for row in pair.sites:
        for site in (row.model, row.guide):
            if site is not None:
                yield site.path, site.span, 0


@cache
def _last_lines(path: str) -> dict[int, int]:
    """The last line of each function and class of a file, by its first."""
    try:
        tree = ast.parse(read_file(path))
    except (UnreadableFile, SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
    return {node.lineno: node.end_lineno or node.lineno for node in ast.walk(tree) if isinstance(node, kinds)}
