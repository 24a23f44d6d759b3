"""Every program of the oracle's corpus is traced too: what the runs say must be what the source says.

Wherever the static verdict on a pair is definite, the traced one is equal; no program is unknown after tracing, and source and
runs never contradict each other. No finding of a trace is one that neither the source nor the markers of the program have.
"""

from __future__ import annotations

import importlib.util
import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from pyroast.check import check_source
from pyroast.finding import FileReport, PairReport, Runtime, Severity
from pyroast.runtime.launch import request_of
from pyroast.runtime.merge import merged
from pyroast.runtime.order import Order
from pyroast.runtime.places import Places
from pyroast.runtime.protocol import Recording, read_events
from pyroast.runtime.session import reached
from pyroast.runtime.verdict import traced_report

from ..oracle.expectations import read_program
from .warm import WarmProcess, warm_process

ORACLE = Path(__file__).parents[1] / "oracle"
PROGRAMS = sorted((ORACLE / "programs").glob("*.py"))
RANKS = ("aligned", "unknown", "misaligned")
BATCH = 40
AT_A_DECORATOR = {"PYR411"}
"""Codes whose place the source knows, and a trace does not."""
Calls = dict[tuple[int, str], str]

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("pyro") is None or not hasattr(os, "fork"),
    reason="Pyro is not installed, or this system cannot fork",
)


@pytest.fixture(scope="module")
def warm() -> Iterator[WarmProcess]:
    with warm_process() as process:
        yield process


def calls(pairs: Iterable[PairReport]) -> Calls:
    """The worst verdict of each inference call, by its line and kind."""
    found: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for pair in pairs:
        found[(pair.span.line, pair.via)].append(pair.status)
    return {key: max(statuses, key=RANKS.index) for key, statuses in found.items()}


def places(report: FileReport) -> Counter[tuple[int, str]]:
    """The findings about sites, plates, pairs and enumeration."""
    return Counter(
        (finding.span.line, finding.code)
        for finding in report.findings
        if finding.severity is not Severity.INFO and finding.code[3] in "1234"
    )


def refuses(static: FileReport) -> bool:
    """Whether a statement raises itself: that ends the run before there are two traces, in words that others have too."""
    return any(
        (each.code[3] == "5" or each.code in ("PYR104", "PYR105", "PYR411"))
        and each.runtime is Runtime.RAISES
        for each in static.findings
    )


def raises_itself(pair: PairReport) -> bool:
    """Whether nothing is known of a pair but that its call raises, or not even that, as no run came to it."""
    return pair.evidence == "static" or all(
        entry.reason.startswith("the call raises") for entry in pair.unknown
    )


def disagreements(path: Path, static: FileReport, traced: FileReport, recording: Recording) -> list[str]:
    """Where source and runs differ, as sentences."""
    problems = []
    if recording.broken:
        problems.append(f"{recording.broken} lines are broken")
    if traced.failed:
        problems.append("a rule failed on a recorded trace")
    ours, theirs = calls(static.pairs), calls(traced.pairs)
    silent = {(each.span.line, each.code) for each in static.findings if each.runtime is Runtime.SILENT}
    refused = refuses(static)
    for key, status in theirs.items():
        if status == "unknown":
            reasons = [entry.reason for pair in traced.pairs for entry in pair.unknown]
            if not (refused and all(reason.startswith("the call raises") for reason in reasons)):
                problems.append(f"{key} is unknown after tracing: {reasons}")
        elif status == "aligned" and set(places(static)) <= silent:
            continue  # what Pyro never says is in no trace
        elif ours.get(key, "unknown") not in ("unknown", status):
            problems.append(f"{key} is {status} in the runs, the source says {ours[key]}")
    known = Counter(read_program(path).findings) | places(static)
    codes = {code for _, code in known}
    # What Pyro alone has said lies where it raised, which need not be the line to change.
    said = {(each.span.line, each.code) for each in traced.findings if each.message.startswith("Pyro ")}
    for line, code in sorted((places(traced) - known).elements()):
        if refused and (line, code) in said:
            continue
        if ((line, code) not in said and code not in AT_A_DECORATOR) or code not in codes:
            problems.append(f"only the runs have {code} at line {line}")
    raised = any(said.get("raised") for pair in recording.pairs for said in pair.said)
    whole = (recording.end or {}).get("reason") == "finished" and not raised
    if whole and ours.keys() <= theirs.keys():
        for line, code in sorted((places(static) - places(traced)).elements()):
            if (line, code) in silent:
                continue
            problems.append(f"only the source has {code} at line {line}")
    if not theirs and ours and (recording.end or {}).get("reason") != "exception":
        if any(via != "name" for _, via in ours):
            problems.append("no pair is reached")
    return problems


def undecided(path: Path, static: FileReport, traced: FileReport, recording: Recording) -> list[str]:
    """What is unknown after tracing, and where the source and a run contradict each other, as sentences.

    Where the source says that a call raises, the call of a pair or one before it, there is no verdict on traces to be had.
    """
    executed = reached(recording, traced, Places(str(path)))
    report = merged(static, traced, executed, not (recording.end or {}).get("patched"))
    return [
        *(
            f"unknown after tracing: {pair.unknown}"
            for pair in report.pairs
            if pair.status == "unknown" and not (refuses(static) and raises_itself(pair))
        ),
        *(each.message for each in report.findings if each.code == "PYR000"),
    ]


@pytest.mark.parametrize(
    "batch",
    [PROGRAMS[start : start + BATCH] for start in range(0, len(PROGRAMS), BATCH)],
    ids=lambda batch: batch[0].stem,
)
def test_runs_and_source_agree(warm: WarmProcess, batch: list[Path]) -> None:
    wrong = {}
    for path in batch:
        recording = read_events(warm.trace(request_of(Order(script=str(path)))))
        traced = traced_report(str(path), recording.pairs, Places(str(path)))
        static = check_source(str(path), path.read_bytes())
        problems = disagreements(path, static, traced, recording)
        problems += undecided(path, static, traced, recording)
        if problems:
            wrong[path.stem] = problems
    assert not wrong, json.dumps(wrong, indent=1)


UNDECIDED = json.loads((ORACLE / "undecided.json").read_text(encoding="utf-8"))


def test_what_the_source_leaves_open_is_decided(warm: WarmProcess) -> None:
    wrong = {}
    for stem in UNDECIDED:
        path = ORACLE / "programs" / f"{stem}.py"
        recording = read_events(warm.trace(request_of(Order(script=str(path)))))
        traced = traced_report(str(path), recording.pairs, Places(str(path)))
        marked = {code for _, code in read_program(path).findings if code[3] in "1234"}
        expected = {"misaligned"} if marked else {"aligned"}
        statuses = {pair.status for pair in traced.pairs}
        if not statuses or "unknown" in statuses or expected - statuses:
            wrong[stem] = sorted(statuses)
    assert not wrong, json.dumps(wrong, indent=1)
