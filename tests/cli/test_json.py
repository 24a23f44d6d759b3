"""The JSON output against its schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.cli.conftest import Ran, Runner

SCHEMA = json.loads(Path(__file__).with_name("schema.json").read_text(encoding="utf-8"))


def load(ran: Ran) -> dict[str, Any]:
    """The document that a run printed, after a check against the schema and of what no schema can say."""
    assert ran.out.isascii()
    document: dict[str, Any] = json.loads(ran.out)
    jsonschema.validate(document, SCHEMA)
    summary, pairs, findings = document["summary"], document["pairs"], document["findings"]
    assert summary["findings"] == len(findings)
    assert summary["pairs"] == len(pairs) == summary["aligned"] + summary["misaligned"] + summary["unknown"]
    for finding in findings:
        assert finding["pair"] == (finding["pairs"] or [None])[0]
        assert all(index < len(pairs) for index in finding["pairs"])
        assert (finding["line"], finding["column"]) <= (finding["end_line"], finding["end_column"])
    return document


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_pairs_are_counted_over_all_files(stub: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("# pair aligned\n# pair unknown\nimport pyro\n")
    (tmp_path / "b.py").write_text(
        "# pair misaligned\nx = 1  # report PYR301 @1\ny = 1  # report PYR002\nimport pyro\n"
    )
    ran = stub("check", ".", "--output-format", "json")
    document = load(ran)
    assert ran.code == 1
    assert document["summary"] == {
        "files": 2, "pairs": 3, "aligned": 1, "misaligned": 1, "unknown": 1, "findings": 1,
        "suppressed": 0, "baselined": 0, "outdated": 0, "before": 0, "unresolved": 0, "unnamed_sites": 0,
        "reasons": {"a name is not known": 1}, "causes": {},
    }  # fmt: skip
    assert document["findings"] == [
        {
            "code": "PYR301", "name": "missing-in-guide", "severity": "error", "runtime": "warns",
            "evidence": "static", "path": "b.py", "line": 2, "column": 1, "end_line": 2, "end_column": 6,
            "cell": None, "message": "the guide has no site 'x ='", "site": "z", "pair": 2, "pairs": [2],
            "related": [
                {"path": "b.py", "line": 1, "column": 1, "end_line": 1, "end_column": 4, "cell": None,
                 "message": "the model samples 'z' here"}
            ],
            "fix": None,
        }
    ]  # fmt: skip
    assert [pair["status"] for pair in document["pairs"]] == ["aligned", "unknown", "misaligned"]
    assert document["pairs"][1]["unknown"] == [
        {"reason": "a name is not known", "path": "a.py", "line": 2, "cell": None}
    ]


def test_site_names_arrive_as_they_are(stub: Runner) -> None:
    document = load(stub("check", "-", "--output-format", "json", stdin=b"# pair aligned\n"))
    assert [site["name"] for site in document["pairs"][0]["sites"]] == ["z", "w\x1b[31m\n"]


@pytest.mark.parametrize("text", [b"", b"x = 1\n", b"\xff\xfe", b"def f(:\n", b"\x00", b"# crash\n"])
def test_every_input_gives_a_valid_document(pyroast: Runner, stub: Runner, text: bytes) -> None:
    for runner in (pyroast, stub):
        load(runner("check", "-", "--output-format", "json", stdin=text))


def test_nothing_to_check_gives_a_valid_document(pyroast: Runner) -> None:
    assert load(pyroast("check", "--output-format", "json"))["summary"]["files"] == 0
