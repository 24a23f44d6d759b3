"""Real packages: no crash, every finding has a verdict, and no pair of the list gets lost or misjudged."""

from __future__ import annotations

import json
from typing import Any

import pytest

from .measure import (
    LEDGER_FILE,
    Measurement,
    contradicts,
    counts,
    entries,
    measure,
    table,
)
from .packages import PackagesUnavailableError, fetch

VERDICTS = ("true: ", "known false alarm: ")


@pytest.fixture(scope="module")
def measurement() -> Measurement:
    """The pinned packages, checked."""
    try:
        folders = fetch()
    except PackagesUnavailableError as error:
        pytest.skip(f"the real-code packages are not available: {error}")
    return measure(folders)


def ledger() -> dict[str, Any]:
    """What was committed: verdicts of findings, known contradictions, and counts."""
    content: dict[str, Any] = json.loads(LEDGER_FILE.read_text(encoding="utf-8"))
    return content


def test_no_file_fails(measurement: Measurement) -> None:
    failed = [
        (package, path, finding.code, finding.message)
        for (package, path), report in measurement.reports.items()
        for finding in report.findings
        if finding.code in ("PYR000", "PYR001") or (report.failed and not report.findings)
    ]
    assert failed == []


def test_every_finding_has_a_verdict(measurement: Measurement) -> None:
    known = {(*entry["place"], entry["code"], entry["site"]) for entry in ledger()["findings"]}
    found = {
        (package, path, finding.span.line, finding.code, finding.site): finding.message
        for package, path, finding in measurement.findings()
    }
    assert {key: message for key, message in found.items() if key not in known} == {}
    assert [key for key in known if key not in found] == [], "no longer reported: take it out of the ledger"


def test_verdicts_say_why() -> None:
    for entry in ledger()["findings"]:
        assert entry.keys() == {"place", "code", "site", "verdict"}
        assert any(entry["verdict"].startswith(kind) and entry["verdict"] != kind for kind in VERDICTS), entry


def test_verdicts_on_pairs_agree_with_reading(measurement: Measurement) -> None:
    known = {
        (*entry["place"], entry["model_at"], entry["guide_at"]): entry for entry in ledger()["contradictions"]
    }
    found = {one.entry.key: one.status for one in measurement.outcomes if contradicts(one)}
    assert {key: status for key, status in found.items() if key not in known} == {}
    assert [key for key in known if key not in found] == [], (
        "now judged as expected: take it out of the ledger"
    )


def test_aligned_pairs_have_sites(measurement: Measurement) -> None:
    empty = [
        (package, path, pair.span.line)
        for (package, path), report in measurement.reports.items()
        for pair in report.pairs
        if pair.status == "aligned" and not pair.sites and not any(other.sites for other in pair.others)
    ]
    assert empty == [], "nothing was seen of these pairs"


def test_pairs_do_not_get_lost(measurement: Measurement) -> None:
    print(table(measurement))
    now, committed = counts(measurement.outcomes), ledger()["counts"]
    assert now.keys() == committed.keys()
    lost = {
        (package, kind): (row[kind], now[package][kind])
        for package, row in committed.items()
        for kind in ("found", "decided")
        if now[package][kind] < row[kind]
    }
    assert lost == {}, "fewer than committed (committed, now)"


def test_every_entry_has_an_outcome(measurement: Measurement) -> None:
    assert [one.entry for one in measurement.outcomes] == entries()
