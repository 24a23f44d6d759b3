"""Compares the findings about a pair with what Pyro says when it compares the pair's traces."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass

from pyroast.check import check_source
from pyroast.finding import FileReport, Runtime, Severity

from ..oracle.expectations import PHRASES
from .oracle import Verdict
from .programs import Program

WARNED = frozenset({"PYR301", "PYR302", "PYR303", "PYR304", "PYR401", "PYR402", "PYR404"})
RAISED = frozenset({"PYR101", "PYR102", "PYR305", "PYR309", "PYR310", "PYR403"})
"""The codes that are compared; others speak of what this comparison does not reach."""

BEFORE_EVENT_DIMS = frozenset({"PYR301", "PYR302", "PYR303"})
"""What Pyro warns of before it compares event dims and raises."""

UNCONDITIONAL = frozenset({"PYR301", "PYR302"})
"""What is only found for sites that every run reaches."""

NAMELESS = frozenset({"PYR401", "PYR402", "PYR404"})

Said = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`wrong` says where the two differ; `other` is an exception of Pyro's that is no compared code."""

    wrong: str
    status: str
    codes: frozenset[str]
    other: str = ""


def said_by_pyro(verdict: Verdict) -> tuple[Said, str, str]:
    """Warnings as (code, site), the code of the exception ("" for none, "?" for another), and its site."""
    warned: set[tuple[str, str]] = set()
    for message in verdict.warned:
        for phrase in PHRASES:
            match = None if phrase.raises else phrase.pattern.search(message)
            if match is None or phrase.code not in WARNED:
                continue
            sites = match.groupdict().get("sites")
            names = ast.literal_eval(sites) if sites else [""]
            warned.update((phrase.code, name) for name in names)
    if verdict.raised is None:
        return frozenset(warned), "", ""
    for phrase in PHRASES:
        match = phrase.pattern.search(verdict.raised) if phrase.raises else None
        if match is not None and phrase.code in RAISED:
            return frozenset(warned), phrase.code, match.groupdict().get("site") or ""
    return frozenset(warned), "?", ""


def compare_verdicts(program: Program, verdict: Verdict, veiled: bool = False) -> Comparison:
    """Both directions: what Pyro says must be found, and what is found must be said by Pyro.

    With `veiled` values a finding may speak of runs that reach its line while this one does not: then only the
    findings that need no such condition are held against Pyro.
    """
    report = check_source("generated.py", program.source.encode())
    status = report.pairs[0].status if report.pairs else "no pair"
    warned, raised, site = said_by_pyro(verdict)
    ours = _ours(report)
    found_warned = frozenset(item for item in ours if item[0] in WARNED)
    found_raised = frozenset(item for item in ours if item[0] in RAISED)
    known = raised not in ("", "?")
    wrong: list[str] = []
    if not (report.pairs and report.pairs[0].unknown):
        if missed := _without(warned, found_warned):
            wrong.append(f"Pyro warns {missed}, not found")
        if known and _without(frozenset({(raised, site)}), found_raised):
            wrong.append(f"Pyro raises {raised} at '{site}', not found")
    if raised == "" and found_raised and not veiled:
        wrong.append(f"found {sorted(found_raised)}, but Pyro raises nothing")
    reached = WARNED if raised == "" else BEFORE_EVENT_DIMS if raised == "PYR305" else frozenset()
    claims = reached & UNCONDITIONAL if veiled else reached
    if more := [item for item in _without(found_warned, warned) if item[0] in claims]:
        wrong.append(f"found {more}, but Pyro does not warn")
    if status == "aligned" and (warned or known):
        wrong.append("aligned, but Pyro complains")
    if status == "misaligned" and not warned and not raised and not veiled and not _silent(report):
        wrong.append("misaligned, but Pyro says nothing")
    if report.failed or status == "no pair":
        wrong.append(f"not checked: {[finding.message for finding in report.findings]}")
    codes = frozenset(code for code, _ in warned) | ({raised} if known else set())
    other = (verdict.raised or "").split("\n")[0] if raised == "?" else ""
    return Comparison("; ".join(wrong), status, codes, other)


def _silent(report: FileReport) -> bool:
    """Whether all that is wrong with the pair is what Pyro never says."""
    wrong = [
        finding for finding in report.findings if finding.pairs and finding.severity is not Severity.INFO
    ]
    return all(finding.runtime is Runtime.SILENT for finding in wrong)


def _ours(report: FileReport) -> Said:
    return frozenset(
        (finding.code, "" if finding.code in NAMELESS else finding.site or "")
        for finding in report.findings
        if finding.code in WARNED | RAISED and finding.pairs
    )


def _without(items: Said, others: Said) -> list[tuple[str, str]]:
    """The items that none of the others speaks of; a name with holes speaks of all names of its form."""
    return sorted(item for item in items if not any(_same(item, other) for other in others))


def _same(left: tuple[str, str], right: tuple[str, str]) -> bool:
    if left == right:
        return True
    return left[0] == right[0] and (_form(left[1], right[1]) or _form(right[1], left[1]))


def _form(pattern: str, name: str) -> bool:
    if "{" not in pattern:
        return False
    parts = (re.escape(part) for part in re.split(r"\{[^{}]*\}", pattern))
    return re.fullmatch(".+".join(parts), name) is not None
