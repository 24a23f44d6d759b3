"""What a trace adds to the static report of a file: verdicts on undecided pairs, findings, and contradictions."""

from __future__ import annotations

from collections.abc import Iterable

from pyroast.finding import FileReport, Finding, PairReport, Runtime, Severity
from pyroast.records import replace

LATER = frozenset({"PYR307", "PYR308", "PYR408"})
"""Codes of what may show at a later step only."""


def merged(
    static: FileReport,
    traced: FileReport,
    reached: frozenset[tuple[str, int]] = frozenset(),
    own_pyro: bool = True,
) -> FileReport:
    """The static report with what recorded runs add.

    Findings that the source alone gives stay. `reached` are the places (path, line) that the runs executed; `own_pyro` is
    false where the program has patched Pyro, so that nothing can be said against the static facts.
    """
    pairs = list(static.pairs)
    findings = list(static.findings)
    numbers: dict[int, int] = {}
    decided: set[int] = set()
    for index, pair in enumerate(traced.pairs):
        position = _position(pairs, pair, set(numbers.values()))
        if position is None:
            numbers[index] = len(pairs)
            pairs.append(pair)
            continue
        numbers[index] = position
        known = pairs[position]
        if known.status == "unknown" and pair.status != "unknown":
            decided.add(position)
            pairs[position] = pair
        elif pair.status == "unknown":
            unknown = pair.unknown if known.status == "unknown" else known.unknown
            pairs[position] = replace(
                known, unknown=unknown, evidence="traced", runs=pair.runs, said=pair.said
            )
        else:
            if own_pyro:
                findings.extend(_contradictions(static, traced, position, index, reached))
            pairs[position] = replace(known, evidence="traced", runs=pair.runs, said=pair.said)
    for finding in traced.findings:
        shifted = replace(finding, pairs=tuple(numbers[each] for each in finding.pairs))
        if not any(_same(each, shifted) for each in findings):
            findings.append(shifted)
    notes = {(each.path, each.span) for position in decided for each in static.pairs[position].unknown}
    kept = [each for each in findings if each.code != "PYR002" or (each.path, each.span) not in notes]
    failed = static.failed or traced.failed or any(each.code == "PYR000" for each in kept)
    return replace(
        static, findings=tuple(sorted(kept, key=Finding.sort_key)), pairs=tuple(pairs), failed=failed
    )


def _position(pairs: list[PairReport], traced: PairReport, taken: Iterable[int]) -> int | None:
    """The static pair of the same call, preferably with the same sides and loss."""
    same = [
        index
        for index, pair in enumerate(pairs)
        if (pair.path, pair.span.cell, pair.span.line) == (traced.path, traced.span.cell, traced.span.line)
        and pair.via == traced.via
        and index not in taken
    ]
    sides = [
        index
        for index in same
        if (pairs[index].model.name, pairs[index].guide.name) == (traced.model.name, traced.guide.name)
    ]
    exact = [index for index in sides if pairs[index].loss == traced.loss]
    return next(iter([*exact, *sides, *same]), None)


def _same(left: Finding, right: Finding) -> bool:
    """Whether two findings are one; what Pyro alone has said lies where it raised, not on the line to change."""
    if right.message.startswith("Pyro ") and left.code == right.code and set(left.pairs) & set(right.pairs):
        return True
    return (left.code, left.path, left.span.line, left.site) == (
        right.code,
        right.path,
        right.span.line,
        right.site,
    )


def _contradictions(
    static: FileReport, traced: FileReport, position: int, index: int, reached: frozenset[tuple[str, int]]
) -> list[Finding]:
    """Definite static facts that the runs deny: a fault of pyroast, said with both facts."""
    known, seen = static.pairs[position], traced.pairs[index]
    if not seen.runs or any(
        _call(each) == _call(seen) and each.status == known.status for each in traced.pairs
    ):
        return []  # a call may be made several times, with a failure expected in one place and not in another
    runs = f"{seen.runs} recorded run{'s' if seen.runs > 1 else ''}"
    if known.status == "aligned":
        first = next((each for each in traced.findings if index in each.pairs), None)
        fact = f"{first.code} {first.message}" if first is not None else "they do not fit"
        return [
            _internal(
                known,
                f"the source alone says that guide '{known.guide.name}' fits model '{known.model.name}', {runs} say: {fact}",
            )
        ]
    wrong = [
        each
        for each in static.findings
        if position in each.pairs
        and each.runtime in (Runtime.RAISES, Runtime.WARNS)
        and each.code not in LATER
        and (each.path, each.span.line) in reached
    ]
    return [
        _internal(
            known,
            f"the source alone says {each.code} at line {each.span.line} ({each.message}), and in {runs} Pyro says nothing",
        )
        for each in wrong
    ]


def _call(pair: PairReport) -> tuple[object, ...]:
    return pair.path, pair.span.cell, pair.span.line, pair.via, pair.model.name, pair.guide.name


def _internal(pair: PairReport, fact: str) -> Finding:
    message = f"pyroast contradicts itself, please report this with the file: {fact}"
    return Finding(
        "PYR000",
        "internal-error",
        Severity.ERROR,
        Runtime.NONE,
        pair.path,
        pair.span,
        message,
        evidence="traced",
    )
