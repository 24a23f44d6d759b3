"""The verdict on recorded pairs: the matcher and the rules read every run, and Pyro's own words are set beside them.

Rules on parameters, modules and set-up (PYR5xx) read what is no part of a recorded trace: they are the source's.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.check import report_pairs
from pyroast.finding import CallableReport, FileReport, Finding, PairReport, Runtime, Severity, Unknown
from pyroast.pairs import Pair
from pyroast.records import replace
from pyroast.rules import registry
from pyroast.runtime.convert import pair_of
from pyroast.runtime.places import Places
from pyroast.runtime.protocol import RecordedPair, Said, Words
from pyroast.runtime.words import Meaning, meaning
from pyroast.spans import Span

RANKS = {"aligned": 0, "unknown": 1, "misaligned": 2}
AT_THE_LOSS = frozenset({"PYR401", "PYR402", "PYR202", "PYR417", "PYR418"})
AT_THE_GUIDE = frozenset({"PYR301"})
GUIDE_FIRST = frozenset({"PYR302", "PYR304", "PYR305", "PYR306", "PYR307", "PYR309", "PYR310"})


def traced_report(path: str, pairs: list[RecordedPair], places: Places) -> FileReport:
    """What all recorded pairs amount to: findings with `evidence` traced, and one row of pairs."""
    findings: list[Finding] = []
    reports: list[PairReport] = []
    failed = False
    for recorded in pairs:
        report = _judged(path, recorded, places)
        failed = failed or report.failed
        numbers = {old: len(reports) + old for old in range(len(report.pairs))}
        for finding in report.findings:
            shifted = replace(
                finding, pairs=tuple(numbers[each] for each in finding.pairs), evidence="traced"
            )
            _add(findings, shifted)
        reports.extend(report.pairs)
    return FileReport(path, tuple(sorted(findings, key=Finding.sort_key)), tuple(reports), failed)


def _add(findings: list[Finding], finding: Finding) -> None:
    for index, known in enumerate(findings):
        if (known.code, known.path, known.span, known.site) == (
            finding.code,
            finding.path,
            finding.span,
            finding.site,
        ):
            findings[index] = replace(known, pairs=tuple(sorted({*known.pairs, *finding.pairs})))
            return
    findings.append(finding)


def _judged(path: str, recorded: RecordedPair, places: Places) -> FileReport:
    runs = [pair_of(recorded, run, places) for run in recorded.runs]
    report = report_pairs(path, runs)
    unvectorized = [run["plain"] for run in recorded.runs if run.get("plain") is not None]
    plain = report_pairs(path, [pair_of(recorded, run, places) for run in unvectorized if run is not None])
    if any(each.runtime is Runtime.RAISES for each in plain.findings):
        report = plain  # Pyro does not get as far as the plate of the particles
    findings = [
        finding for finding in report.findings if finding.code[3] in "1234" or finding.code == "PYR000"
    ]
    numbers = () if recorded.alone else (0,)
    if not runs:
        return FileReport(path, (), _without_runs(recorded, places))
    first = runs[0]
    # Of a failure that is expected nothing is told but the pair and what Pyro said.
    said = list(_said(recorded.said))
    unexplained: list[Words] = []
    for words, raised in () if recorded.intended else said:
        known = meaning(words, raised)
        if known is None:
            if raised and not any(
                each.runtime is Runtime.RAISES or _follows(words, each) for each in findings
            ):
                unexplained.append(words)
        elif not any(each.code == known.code or (raised and _same_failure(each, known)) for each in findings):
            findings.extend(_from_words(words, known, raised, first, places, numbers))
    if not report.pairs:
        return replace(report, findings=tuple(findings))
    wrong = any(each.severity is not Severity.INFO and each.code[3] in "1234" for each in findings)
    pair = max(report.pairs, key=lambda each: RANKS[each.status])
    unknown: tuple[Unknown, ...] = tuple(
        Unknown(f"the call raises {_text(words)}", *_place(words, places, pair)) for words in unexplained[:1]
    )
    if not wrong and not recorded.said:
        unknown = unknown or pair.unknown
    unknown = unknown or _incomplete(recorded, pair) if not wrong else unknown
    status = "misaligned" if wrong else "unknown" if unknown else "aligned"
    lines = tuple(dict.fromkeys(_text(words) for words, _ in said))
    pair = replace(
        pair, status=status, unknown=unknown, evidence="traced", runs=len(recorded.runs), said=lines,
        sites=tuple(replace(site, verdict="aligned") if status == "aligned" else site for site in pair.sites),
    )  # fmt: skip
    return FileReport(path, tuple(replace(each, pairs=(0,)) for each in findings), (pair,), report.failed)


def _said(calls: list[Said]) -> Iterator[tuple[Words, bool]]:
    """The warnings of Pyro that stand for a code, and the exceptions, in order."""
    for call in calls:
        warned = call.get("warnings", [])
        for words in warned:
            if meaning(words, raised=False) is not None:
                yield words, False
        raised = call.get("raised")
        # A program may turn warnings into exceptions.
        if raised is not None and not any(_alike(raised, each) for each in warned):
            yield raised, True


def _alike(left: Words, right: Words) -> bool:
    return (left["type"], left["message"]) == (right["type"], right["message"])


def _follows(words: Words, finding: Finding) -> bool:
    """Whether a loss fails without words of its own on a site of which it has warned.

    TraceMeanField_ELBO and TraceGraph_ELBO look the model's sites up in the guide's trace, and TraceMeanField_ELBO asserts
    that those of the guide alone are auxiliary.
    """
    if words["type"] == "KeyError":
        return finding.code == "PYR301"
    return words["type"] == "AssertionError" and finding.code in ("PYR302", "PYR304")


def _same_failure(finding: Finding, known: Meaning) -> bool:
    """Whether a finding says of the same site that Pyro raises: which of several checks speaks first does not matter."""
    return finding.runtime is Runtime.RAISES and (
        not known.sites or finding.site is None or finding.site in known.sites
    )


def _from_words(
    words: Words, known: Meaning, raised: bool, pair: Pair, places: Places, numbers: tuple[int, ...]
) -> Iterator[Finding]:
    """Findings that Pyro itself makes and that no rule has made from the traces."""
    rule = registry().get(known.code)
    if rule is None:
        return
    runtime = Runtime.RAISES if raised else Runtime.WARNS
    for site in known.sites or (None,):
        path, span = pair.path, pair.span
        place = words["place"]
        if place:
            path, span = places.path(str(place[0])), places.span(place)
        if known.code in AT_THE_LOSS:
            path, span = pair.loss.path, pair.loss.span
        elif known.code in AT_THE_GUIDE:
            path, span = pair.guide.path, pair.guide.span
        elif site is not None:
            sides = (pair.guide, pair.model) if known.code in GUIDE_FIRST else (pair.model, pair.guide)
            found = [each for side in sides for each in side.trace.sites if each.name.literal == site]
            path, span = (found[0].path, found[0].span) if found else (path, span)
        verb = "raises" if raised else "warns"
        yield Finding(
            known.code,
            rule.name,
            rule.severity,
            runtime,
            path,
            span,
            f"Pyro {verb} {_text(words)}",
            site,
            (),
            numbers,
        )


def _text(words: Words) -> str:
    return f"{words['type']} '{' '.join(words['message'].split())}'" if words["message"] else words["type"]


def _place(words: Words, places: Places, pair: PairReport) -> tuple[str, Span]:
    place = words["place"]
    return (places.path(str(place[0])), places.span(place)) if place else (pair.path, pair.span)


def _incomplete(recorded: RecordedPair, pair: PairReport) -> tuple[Unknown, ...]:
    """Why no verdict follows although nothing is wrong: a side that raises is not known to its end."""
    if recorded.untraced:
        return (Unknown(recorded.untraced[0], pair.path, pair.span),)
    if recorded.said:
        return ()
    for run in recorded.runs:
        for side, raised in (("model", run.get("model_raised")), ("guide", run.get("guide_raised"))):
            if raised is not None:
                return (Unknown(f"{side}: it raises {_text(raised)}", pair.path, pair.span),)
    return ()


def _without_runs(recorded: RecordedPair, places: Places) -> tuple[PairReport, ...]:
    if recorded.alone:
        return ()
    pair = pair_of(recorded, {"model": [], "guide": []}, places)
    reason = recorded.untraced[0] if recorded.untraced else "the run ended before a trace was recorded"
    return (
        PairReport(
            pair.path, pair.span, pair.via, CallableReport(pair.model.name, pair.model.path, pair.model.span),
            CallableReport(pair.guide.name, pair.guide.path, pair.guide.span), pair.loss.name or "unknown", "unknown",
            (Unknown(reason, pair.path, pair.span),), evidence="traced",
        ),
    )  # fmt: skip
