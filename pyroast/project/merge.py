"""What the reports of several files say together: each finding and each pair once."""

from __future__ import annotations

from collections.abc import Iterable

from pyroast.finding import FileReport, Finding, PairReport
from pyroast.records import replace

BY_NAME = "name"


def merged(reports: Iterable[FileReport]) -> list[FileReport]:
    """The reports without what another one says better.

    A file that holds a model and a guide, but no inference, pairs them by name: not where another file trains them. A
    trainer that is handed model and guide does not know them: not where another file hands them over. A finding in a file
    that several others import is reported once.
    """
    reports = list(reports)
    trained = {_sides(pair) for report in reports for pair in report.pairs if pair.via != BY_NAME}
    decided = {
        (pair.path, pair.span)
        for report in reports
        for pair in report.pairs
        if pair.via != BY_NAME and _resolved(pair)
    }
    seen: set[object] = set()
    hidden: set[object] = set()
    unresolved: set[object] = set()
    result: list[FileReport] = []
    for report in reports:
        kept = [
            index
            for index, pair in enumerate(report.pairs)
            if not (pair.via == BY_NAME and _sides(pair) in trained)
            and (_resolved(pair) or (pair.path, pair.span) not in decided)
        ]
        numbers = {old: new for new, old in enumerate(kept)}
        findings = _once(report.findings, numbers, seen)
        suppressed = _once(report.suppressed, numbers, hidden)
        pairs_left = tuple(report.pairs[index] for index in kept)
        open_calls = [
            each
            for each in report.unresolved
            if each not in unresolved and (each.path, each.span) not in decided
        ]
        unresolved.update(open_calls)
        result.append(
            replace(
                report,
                findings=_without_notes(findings, report, pairs_left),
                pairs=pairs_left,
                suppressed=tuple(suppressed),
                unresolved=tuple(open_calls),
            )
        )
    return result


def _once(findings: Iterable[Finding], numbers: dict[int, int], seen: set[object]) -> list[Finding]:
    """The findings not seen before, under the new numbers of their pairs; not those whose pairs are all gone."""
    kept: list[Finding] = []
    for finding in findings:
        pairs = tuple(numbers[pair] for pair in finding.pairs if pair in numbers)
        key = (finding.path, finding.span, finding.code, finding.message)
        if (pairs or not finding.pairs) and key not in seen:
            seen.add(key)
            kept.append(replace(finding, pairs=pairs))
    return kept


def _without_notes(
    findings: list[Finding], report: FileReport, pairs: tuple[PairReport, ...]
) -> tuple[Finding, ...]:
    """The findings without the notes on undecided pairs that have been dropped."""
    if len(pairs) == len(report.pairs):
        return tuple(findings)
    open_places = {(entry.path, entry.span) for pair in pairs for entry in pair.unknown}
    dropped = {
        (entry.path, entry.span) for pair in report.pairs if pair not in pairs for entry in pair.unknown
    } - open_places
    return tuple(each for each in findings if each.code != "PYR002" or (each.path, each.span) not in dropped)


def _sides(pair: PairReport) -> tuple[object, ...]:
    return (pair.model.path, pair.model.span, pair.guide.path, pair.guide.span)


def _resolved(pair: PairReport) -> bool:
    """Whether model and guide are known functions, and not what a trainer is handed."""
    return pair.status != "unknown" or (pair.model.span != pair.span and pair.guide.span != pair.span)
