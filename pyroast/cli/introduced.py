"""`--diff-base` and `--changed-lines`: only the findings that a change has brought in."""

from __future__ import annotations

import ast
import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cache

from pyroast.batch import Order, check_batch
from pyroast.cli.policy import Policies, Refused
from pyroast.cli.run import STDIN, Checked, sources_of
from pyroast.finding import FileReport, Finding, PairReport
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
Place = tuple[int, int]
"""A pair: the number of its report and its number there."""

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


@dataclass(frozen=True, slots=True)
class Introduced:
    """What is shown of a change, how many findings are left out, and which pairs it has left undecided."""

    shown: list[Checked]
    before: int
    undecided: frozenset[Place]


def since(
    revision: str,
    shown: Sequence[Checked],
    files: Sequence[str],
    stdin_name: str,
    policies: Policies,
    jobs: int | None = None,
) -> Introduced:
    """What is shown less what the project at a revision had already.

    Both states are checked whole, so that a change in one file is seen in the pairs of the others.
    """
    if not _to_judge(shown) and not any(True for each in shown for _ in _undecided(each.report)):
        return Introduced(list(shown), 0, frozenset())
    try:
        base = base_of(os.getcwd(), revision)
        if not base.changed:
            return Introduced(*_left(shown, set()), frozenset())
        with tempfile.TemporaryDirectory(prefix="pyroast-") as folder:
            extract(base, folder)
            os.makedirs(os.path.join(folder, ".git"))  # the mark of a project's root
            root = os.path.realpath(folder)
            reports = _before(base, root, files, stdin_name, policies, jobs)
            before = list(_known_before(base, root, reports))
            open_before = Counter(
                _pair_name(pair, _present(base, _inside(root, pair.path)))
                for report in reports
                for _, pair in _undecided(report)
            )
    except GitFailed as error:
        raise Refused(f"--diff-base: {error}") from None
    present = [
        (finding.sort_key(), known)
        for each in _to_judge(shown)
        for finding, known in _known(each, lambda path: _inside(base.root, path))
    ]
    undecided = set()
    for number, each in enumerate(shown):
        for index, pair in _undecided(each.report):
            name = _pair_name(pair, _inside(base.root, pair.path))
            open_before[name] -= 1
            if open_before[name] < 0:
                undecided.add((number, index))
    return Introduced(*_left(shown, {key for key, _ in _new(present, before)}), frozenset(undecided))


def _undecided(report: FileReport) -> Iterator[tuple[int, PairReport]]:
    return ((index, pair) for index, pair in enumerate(report.pairs) if pair.status == "unknown")


def _pair_name(pair: PairReport, path: str) -> Hashable:
    """What a pair is known by in another state of the project, in which its lines may have moved."""
    return path, pair.via, pair.model.name, pair.guide.name


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
) -> list[FileReport]:
    """The reports on the same files in the earlier state, which lies in the folder."""
    orders: list[Order] = []
    for file in files:
        name = _inside(base.root, stdin_name if file == STDIN else file)
        path = os.path.join(folder, *base.renamed.get(name, name).split("/"))
        if os.path.isfile(path):  # it was there
            settings = _settings(policies, path)
            orders.append(Order(path, settings.roots, settings.pair_makers))
    return merged(check_batch(orders, jobs))


def _present(base: Base, path: str) -> str:
    """What a path of the earlier state is now."""
    return next((new for new, old in base.renamed.items() if old == path), path)


def _known_before(base: Base, folder: str, reports: Iterable[FileReport]) -> Iterator[_Known]:
    for report in reports:
        if report.findings:
            checked = Checked(report, read_file(report.path))
            for _, known in _known(checked, lambda path: _inside(folder, path)):
                yield replace(known, path=_present(base, known.path))


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


def on_lines(source: str, shown: Sequence[Checked]) -> Introduced:
    """What is shown of the changed lines that a file names ("-": standard input).

    A finding belongs to a change when one of its places lies on a changed line, or when such a line lies in the model,
    the guide, the inference call or a site of one of its pairs.
    """
    text = _text(source)
    try:
        changes = read_changed_lines(text)
    except BadChanges as error:
        raise Refused(f"--changed-lines: {error}") from None
    kept = {finding.sort_key() for each in _to_judge(shown) for finding in _touched(each, changes)}
    undecided = {
        (number, index)
        for number, each in enumerate(shown)
        for index, _ in _undecided(each.report)
        if index in _affected(each, changes)
    }
    return Introduced(*_left(shown, kept), frozenset(undecided))


def _text(source: str) -> str:
    if source == STDIN:
        return sys.stdin.buffer.read().decode("utf-8", "surrogateescape")
    try:
        return read_file(source).decode("utf-8", "surrogateescape")
    except UnreadableFile as error:
        raise Refused(f"--changed-lines: {source}: {error}") from None


def _touches(checked: Checked, changes: ChangedLines) -> Callable[..., bool]:
    sources = sources_of(checked)
    folder = here()

    def touched(path: str, span: Span, last: int = 0) -> bool:
        physical = sources.physical(path, span)
        name = shown_path(path, folder)
        return changes.touch(name, physical.line, max(physical.end_line, last))

    return touched


def _affected(checked: Checked, changes: ChangedLines) -> set[int]:
    """The pairs of which a part lies on the lines."""
    touched = _touches(checked, changes)
    pairs = enumerate(checked.report.pairs)
    return {index for index, pair in pairs if any(touched(*place) for place in _places(pair))}


def _touched(checked: Checked, changes: ChangedLines) -> Iterator[Finding]:
    touched = _touches(checked, changes)
    affected = _affected(checked, changes)
    for finding in checked.report.findings:
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
