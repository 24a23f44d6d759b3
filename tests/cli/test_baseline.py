"""`--baseline`: written, compared, and what no longer occurs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Runner
from tests.cli.test_json import load

SOURCE = "# pair misaligned\nx = 1  # report PYR301\ny = 2  # report PYR303\n"


@pytest.fixture
def project(stub: Runner, tmp_path: Path) -> Path:
    """A project whose baseline holds its two findings."""
    (tmp_path / "src").mkdir()
    (tmp_path / "src/a.py").write_text(SOURCE)
    ran = stub("check", ".", "--baseline", "base.json")
    assert (ran.code, ran.err) == (0, "pyroast: base.json: written, findings: 2\n")
    assert ran.lines == ["1 pair: 0 aligned, 1 misaligned; 2 findings in the baseline"]
    return tmp_path


def test_the_file(project: Path) -> None:
    document = json.loads((project / "base.json").read_text())
    assert document["version"] == 1
    assert [(each["path"], each["code"], each["site"], each["count"]) for each in document["findings"]] == [
        ("src/a.py", "PYR301", "z", 1), ("src/a.py", "PYR303", "z", 1),
    ]  # fmt: skip


def test_known_findings_are_not_reported_wherever_they_move(stub: Runner, project: Path) -> None:
    (project / "src/a.py").write_text("\n\n" + SOURCE.replace("y = 2", "  y = 2"))
    ran = stub("check", "src", "--baseline", "base.json")
    assert (ran.code, ran.lines) == (0, ["1 pair: 0 aligned, 1 misaligned; 2 findings in the baseline"])
    elsewhere = stub("check", ".", "--baseline", "../base.json", cwd=project / "src")
    assert elsewhere == ran


def test_new_findings_are_reported(stub: Runner, project: Path) -> None:
    (project / "src/a.py").write_text(SOURCE + "y = 2  # report PYR303\nz = 3  # report PYR301\n")
    ran = stub("check", ".", "--baseline", "base.json")
    assert ran.code == 1
    assert [line[:25] for line in ran.lines if ": PYR" in line] == [
        "src/a.py:4:1: PYR303 the ",
        "src/a.py:5:1: PYR301 the ",
    ]
    assert ran.lines[-1] == "1 pair: 0 aligned, 1 misaligned; 2 findings in the baseline"


def test_what_no_longer_occurs_is_mentioned(stub: Runner, project: Path) -> None:
    (project / "src/a.py").write_text(SOURCE.replace("PYR303", ""))
    (project / "b.py").write_text("x = 1\n")
    ran = stub("check", ".", "--baseline", "base.json")
    end = "1 pair: 0 aligned, 1 misaligned; 1 finding in the baseline; 1 of the baseline no longer found"
    assert (ran.code, ran.lines) == (0, [end])
    assert stub("check", "b.py", "--baseline", "base.json").lines == ["no model/guide pair found in 1 file"]
    (project / "src/a.py").unlink()
    assert (
        stub("check", ".", "--baseline", "base.json")
        .lines[-1]
        .endswith("; 2 of the baseline no longer found")
    )
    summary = load(stub("check", ".", "--baseline", "base.json", "--output-format", "json"))["summary"]
    assert (summary["findings"], summary["baselined"], summary["outdated"]) == (0, 0, 2)


def test_what_is_deselected_still_occurs(stub: Runner, project: Path) -> None:
    ran = stub("check", ".", "--baseline", "base.json", "--select", "PYR301")
    assert ran.lines == ["1 pair: 0 aligned, 1 misaligned; 1 finding in the baseline"]


def test_the_baseline_is_written_again_when_asked_for(stub: Runner, project: Path) -> None:
    (project / "src/a.py").write_text(SOURCE + "z = 3  # report PYR301\n")
    ran = stub("check", ".", "--baseline", "base.json", "--write-baseline")
    assert (ran.code, ran.err) == (0, "pyroast: base.json: written, findings: 3\n")
    first = (project / "base.json").read_bytes()
    stub("check", ".", "--baseline", "base.json", "--write-baseline")
    assert (project / "base.json").read_bytes() == first
    assert sorted(path.name for path in project.iterdir()) == ["base.json", "src"]


def test_failures_are_never_in_a_baseline(pyroast: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("import pyro\ndef f(:\n")
    ran = pyroast("check", ".", "--baseline", "base.json")
    assert ran.code == 2
    assert " PYR001 " in ran.lines[0]
    assert ran.err == "pyroast: base.json: not written, since not all could be checked\n"
    assert not (tmp_path / "base.json").exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "no baseline: it is not valid JSON"),
        ("[]", "no baseline: it has no list of findings"),
        ('{"version": 2, "findings": []}', "a baseline of a version that this pyroast does not know"),
        ('{"version": 1, "findings": [{"path": 1}]}', "no baseline: finding 1 is malformed"),
        (
            '{"version": 1, "findings": [{"path": "a", "code": "PYR301", "site": "", "line": "", "count": 0}]}',
            "no baseline: finding 1 is malformed",
        ),
    ],
)
def test_what_is_no_baseline(pyroast: Runner, tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "base.json").write_text(text)
    ran = pyroast("check", ".", "--baseline", "base.json")
    assert (ran.code, ran.out, ran.err) == (2, "", f"pyroast: base.json: {message}\n")


def test_wrong_usage(pyroast: Runner, tmp_path: Path) -> None:
    ran = pyroast("check", ".", "--write-baseline")
    assert ran.code == 2
    assert "--write-baseline needs --baseline FILE" in ran.err
    ran = pyroast("check", ".", "--baseline", "no/base.json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "pyroast: no/base.json: cannot be written (no such file or directory)\n"
    (tmp_path / "folder").mkdir()
    ran = pyroast("check", ".", "--baseline", "folder")
    assert (ran.code, ran.err) == (2, "pyroast: folder: is a folder\n")


def test_lines_of_notebooks(pyroast: Runner, tmp_path: Path) -> None:
    from tests.cli.test_notebook import CELLS, NOTEBOOK, SVI
    from tests.project.test_notebooks import MARKDOWN, code, notebook

    (tmp_path / "n.ipynb").write_bytes(NOTEBOOK)
    assert pyroast("check", ".", "--baseline", "base.json").code == 0
    (tmp_path / "n.ipynb").write_bytes(notebook(MARKDOWN, *CELLS, code(SVI)))
    ran = pyroast("check", ".", "--baseline", "base.json")
    assert (ran.code, ran.lines) == (0, ["1 pair: 0 aligned, 1 misaligned; 1 finding in the baseline"])
