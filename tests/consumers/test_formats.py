"""Every output format shows the findings of the JSON contract: the same places, the same words, the same other sides."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from tests.consumers.hard import Project, node, physical

LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def _documents(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def _bytes(project: Project, path: str, line: int, column: int) -> int:
    text = (project.folder / path).read_text(encoding="utf-8").split("\n")[line - 1]
    return len(text[: column - 1].encode()) + 1


def test_all_are_there(project: Project) -> None:
    lines = Counter((each["path"], each["cell"], each["line"]) for each in project.findings)
    assert max(lines.values()) >= 2
    assert any(each["cell"] for each in project.findings)
    assert any("\\n" in each["message"] for each in project.findings)


def test_text(project: Project) -> None:
    ran = project.output("text")
    *lines, summary = ran.out.splitlines()
    assert ran.code == 1
    assert lines == [
        f"{each['path']}:{'' if each['cell'] is None else 'cell ' + str(each['cell']) + ':'}"
        f"{each['line']}:{each['column']}: {each['code']} {each['message']}"
        for each in project.findings
    ]
    assert re.fullmatch(r"4 pairs: 1 aligned, 3 misaligned", summary)


def test_full_has_the_lines_of_text_and_frames(project: Project) -> None:
    full, text = project.output("full").out.splitlines(), project.output("text").out.splitlines()
    assert [line for line in full if re.match(r"\S.*: PYR", line) or "pairs:" in line] == text
    assert any("日本" in line for line in full)


def test_jsonl(project: Project) -> None:
    whole = json.loads(project.output("json").out)
    lines = _documents(project.output("jsonl").out)
    by_kind: dict[str, list[dict[str, Any]]] = {"finding": [], "pair": [], "summary": []}
    for line in lines:
        by_kind[line.pop("kind")].append(line)
    assert by_kind["finding"] == whole["findings"]
    assert by_kind["pair"] == whole["pairs"]
    assert by_kind["summary"] == [{"version": 1, **whole["summary"]}]


def test_sarif(project: Project) -> None:
    log = json.loads(project.output("sarif").out)
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]

    def place(location: dict[str, Any]) -> tuple[Any, ...]:
        artifact, region = (
            location["physicalLocation"]["artifactLocation"],
            location["physicalLocation"]["region"],
        )
        assert artifact["uriBaseId"] == "SRCROOT"
        cell = location.get("logicalLocations", [{"name": None}])[0]["name"]
        span = tuple(region[key] for key in ("startLine", "startColumn", "endLine", "endColumn"))
        return (unquote(artifact["uri"]), cell, *span)

    def expected(one: dict[str, Any]) -> tuple[Any, ...]:
        return (one["path"], one["cell"] and f"cell {one['cell']}", *physical(project, one))

    assert run["columnKind"] == "unicodeCodePoints"
    assert len(run["results"]) == len(project.findings)
    for result, finding in zip(run["results"], project.findings, strict=True):
        assert (result["ruleId"], rules[result["ruleIndex"]]) == (finding["code"],) * 2
        assert result["level"] == LEVELS[finding["severity"]]
        text = re.sub(r"\\([\\\[\]])", r"\1", result["message"]["text"])
        assert text.startswith(f"{finding['message']}.")
        assert [place(each) for each in result["locations"]] == [expected(finding)]
        related = result.get("relatedLocations", [])
        assert [place(each) for each in related] == [expected(each) for each in finding["related"]]
        assert [each["message"]["text"] for each in related] == [
            each["message"] for each in finding["related"]
        ]
        for number, each in enumerate(finding["related"], 1):
            assert text.count(f"[{each['message']}]({number})") == 1
    fingerprints = [each["partialFingerprints"]["pyroastFinding/v1"] for each in run["results"]]
    assert len(set(fingerprints)) == len(fingerprints)


def test_sarif_is_valid(project: Project) -> None:
    validate = pytest.importorskip("sarif_kit.validate")
    validate.assert_valid(json.loads(project.output("sarif").out))


@pytest.mark.parametrize("paths", [(), ("clean.py",)], ids=["findings", "none"])
def test_the_sarif_multitool_has_nothing_to_say(
    project: Project, npm: Path, tmp_path: Path, paths: tuple[str, ...]
) -> None:
    import subprocess

    program = npm / "node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"
    if not program.exists():
        pytest.skip("the multitool is not shipped for this system")
    program.chmod(0o755)
    log, verdict = tmp_path / "log.sarif", tmp_path / "verdict.sarif"
    exclude = ("--exclude", "/größe*", "--exclude", "/two", "--exclude", "*.ipynb") if paths else ()
    project.output("sarif", "--output-file", str(log), *exclude)
    done = subprocess.run(
        [str(program), "validate", str(log), "--output", str(verdict), "--log", "ForceOverwrite",
         "--rule-kind", "Sarif;Ghas"],
        capture_output=True,
        timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout.decode()
    (run,) = json.loads(verdict.read_text(encoding="utf-8-sig"))["runs"]
    assert [
        each["message"] for each in run.get("results", []) if each.get("level", "warning") != "note"
    ] == []
    assert "warning" not in done.stdout.decode() and "error" not in done.stdout.decode()


def test_github(project: Project, npm: Path) -> None:
    """The lines are those that GitHub's own library for actions prints for the same annotations."""
    wanted = []
    for finding in project.findings:
        line, column, end_line, end_column = physical(project, finding)
        cell = f" in cell {finding['cell']}, line {finding['line']}" if finding["cell"] else ""
        related = [
            f"{each['path']}:{'cell ' + str(each['cell']) + ':' if each['cell'] else ''}"
            f"{each['line']}:{each['column']}: {each['message']}"
            for each in finding["related"]
        ]
        wanted.append(
            {
                "level": finding["severity"].replace("info", "notice"),
                "message": "\n".join((finding["message"], *related)),
                "properties": {
                    "title": f"pyroast ({finding['code']}){cell}",
                    "file": finding["path"],
                    "startLine": line,
                    "endLine": end_line,
                    **({"startColumn": column, "endColumn": end_column} if line == end_line else {}),
                },
            }
        )
    wanted.sort(key=lambda each: ["error", "warning", "notice"].index(str(each["level"])))
    script = """
    import * as core from "@actions/core";
    let text = "";
    for await (const part of process.stdin.setEncoding("utf8")) text += part;
    for (const each of JSON.parse(text)) core[each.level](each.message, each.properties);
    """
    printed = node(script, npm, json.dumps(wanted))
    assert project.output("github").out.splitlines() == printed.splitlines()


def test_github_shows_the_severest_first(tmp_path: Path) -> None:
    from tests.cli.conftest import STUB, run

    (tmp_path / "a, b.py").write_text(
        "x = 1  # report PYR303\ny = 1  # report PYR301 @1\nz  # report PYR002\nimport pyro\n"
    )
    ran = run(STUB, "check", ".", "--select", "PYR", "--output-format", "github", cwd=tmp_path)
    assert ran.out.splitlines() == [
        "::error title=pyroast (PYR301),file=a%2C b.py,line=2,endLine=2,col=1,endColumn=6::the guide has no site 'y ='"
        "%0Aa, b.py:1:1: the model samples 'z' here",
        "::warning title=pyroast (PYR303),file=a%2C b.py,line=1,endLine=1,col=1,endColumn=6::the guide has no site 'x ='",
        "::notice title=pyroast (PYR002),file=a%2C b.py,line=3,endLine=3,col=1,endColumn=2::the guide has no site 'z  '",
    ]


def test_gitlab(project: Project) -> None:
    entries = json.loads(project.output("gitlab").out)
    for entry, finding in zip(entries, project.findings, strict=True):
        line, _, end_line, _ = physical(project, finding)
        assert entry["description"] == finding["message"]
        assert entry["check_name"] == finding["code"]
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert entry["location"] == {"path": finding["path"], "lines": {"begin": line, "end": end_line}}
        assert [each["path"] for each in entry.get("other_locations", [])] == [
            each["path"] for each in finding["related"]
        ]
    prints = [entry["fingerprint"] for entry in entries]
    assert len(set(prints)) == len(prints)


def test_fingerprints_stay_when_lines_move(project: Project, tmp_path: Path) -> None:
    from tests.consumers.hard import write

    before = [each["fingerprint"] for each in json.loads(project.output("gitlab").out)]
    moved = write(tmp_path)
    for path in sorted(tmp_path.rglob("*.py")):
        path.write_text("# a line\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert [each["fingerprint"] for each in json.loads(moved.output("gitlab").out)] == before


def test_rdjson(project: Project) -> None:
    result = json.loads(project.output("rdjson").out)
    assert result["source"] == {"name": "pyroast"}

    def place(location: dict[str, Any]) -> tuple[Any, ...]:
        start, end = location["range"]["start"], location["range"]["end"]
        return location["path"], start["line"], start["column"], end["line"], end["column"]

    def expected(one: dict[str, Any]) -> tuple[Any, ...]:
        line, column, end_line, end_column = physical(project, one)
        path = one["path"]
        return path, line, _bytes(project, path, line, column), end_line, _bytes(
            project, path, end_line, end_column
        )  # fmt: skip

    for diagnostic, finding in zip(result["diagnostics"], project.findings, strict=True):
        assert diagnostic["message"] == finding["message"]
        assert diagnostic["code"]["value"] == finding["code"]
        assert diagnostic["severity"] == finding["severity"].upper()
        assert place(diagnostic["location"]) == expected(finding)
        related = diagnostic.get("related_locations", [])
        assert [(place(each["location"]), each["message"]) for each in related] == [
            (expected(each), each["message"]) for each in finding["related"]
        ]
    lines = _documents(project.output("rdjsonl").out)
    assert lines == [{**each, "source": {"name": "pyroast"}} for each in result["diagnostics"]]


def test_rdjson_is_valid(project: Project, npm: Path, tmp_path: Path) -> None:
    import subprocess

    files = [tmp_path / "all.json"]
    project.output("rdjson", "--output-file", str(files[0]))
    for number, line in enumerate(project.output("rdjsonl").out.splitlines()):
        files.append(tmp_path / f"{number}.json")
        files[-1].write_text(line)
    done = subprocess.run(
        [
            str(npm / "node_modules/.bin/rdformat-validator"),
            "--strict",
            "--no-extra-fields",
            *map(str, files),
        ],
        capture_output=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout.decode()
    assert f"Valid files: {len(files)}" in done.stdout.decode()


def test_junit(project: Project, tmp_path: Path) -> None:
    junitparser = pytest.importorskip("junitparser")
    path = tmp_path / "report.xml"
    ran = project.output("junit", "--output-file", str(path))
    assert (ran.code, ran.out, ran.err) == (1, "", "")
    document = junitparser.JUnitXml.fromfile(str(path))
    assert (document.tests, document.failures) == (
        len(project.findings) + len({suite.name for suite in document if not suite.failures}),
        len(project.findings),
    )
    shown = [(case, result) for suite in document for case in suite for result in case.result]
    for (case, failure), finding in zip(shown, project.findings, strict=True):
        line, *_ = physical(project, finding)
        assert (failure.type, failure.message) == (finding["code"], finding["message"])
        assert (case.classname, case._elem.get("line")) == (finding["path"], str(line))
        assert all(each["message"] in failure.text for each in finding["related"])


def test_paths_lead_from_the_folder_that_pyroast_is_called_in(project: Project) -> None:
    from tests.cli.conftest import REAL, run

    absolute = str(project.folder / "two")
    ran = run(REAL, "check", absolute, "--output-format", "gitlab", cwd=project.folder)
    assert {each["location"]["path"] for each in json.loads(ran.out)} == {"two/train.py"}
    inner = run(REAL, "check", "../two", "--output-format", "sarif", cwd=project.folder / "größe 日本")
    (result, *_) = json.loads(inner.out)["runs"][0]["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": f"file://{absolute}/train.py"}
