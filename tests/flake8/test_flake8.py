"""flake8 itself, run with the plugin: on files, on standard input, in one process and in two."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import pyroast.check
from pyroast.finding import FileReport, Finding, PairReport, Runtime, Severity
from pyroast.flake8_plugin import Plugin
from pyroast.records import replace
from pyroast.spans import Span
from tests.cli.stub import check_source, make_pair

pytest.importorskip("flake8")
ROOT = Path(__file__).parents[2]

WRONG = """\
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(data):
    z = pyro.sample("größe", dist.Normal(0.0, 1.0))
    pyro.sample("obs", dist.Normal(z, 1.0), obs=data)


def guide(data):
    pyro.sample(
        "grösse", dist.Normal(0.0, 1.0)
    )


svi = SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO())
"""


def flake8(folder: Path, *arguments: str, stdin: str | None = None) -> tuple[int, list[str]]:
    """Exit code and lines of flake8 with nothing but the plugin selected."""
    ran = subprocess.run(
        [sys.executable, "-m", "flake8", "--isolated", "--select=PYR,E9", *arguments],
        cwd=folder,
        input=None if stdin is None else stdin.encode(),
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        timeout=120,
    )
    assert ran.stderr == b""
    return ran.returncode, ran.stdout.decode().splitlines()


def test_flake8_knows_the_plugin() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "flake8", "--version"], capture_output=True, text=True, check=True
    )
    assert "flake8-pyroast: " in ran.stdout


def run_plugin(text: str, filename: str = "a.py") -> list[tuple[int, int, str, type]]:
    """What the plugin yields for a text, called as flake8 calls it."""
    return list(Plugin(ast.parse(""), filename, text.splitlines(keepends=True)).run())


@pytest.fixture
def stub_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyroast.check, "check_source", check_source)


@pytest.mark.usefixtures("stub_engine")
def test_positions_and_texts() -> None:
    text = "import pyro\nif x:\n    日本 = 1; y = 2  # report PYR301 @1\nz = 1  # report PYR303\n"
    assert run_plugin(text) == [
        (3, 4, "PYR301 the guide has no site '日本 '", Plugin),
        (4, 0, "PYR303 the guide has no site 'z ='", Plugin),
    ]


@pytest.mark.usefixtures("stub_engine")
def test_info_is_shown_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "import pyro\nx = 1  # report PYR002\n"
    assert run_plugin(text) == []
    monkeypatch.setattr(Plugin, "_info", True)
    assert [found[2][:6] for found in run_plugin(text)] == ["PYR002"]


@pytest.mark.usefixtures("stub_engine")
def test_files_that_do_not_speak_of_pyro_never_reach_the_engine() -> None:
    assert run_plugin("# crash\n") == []


@pytest.mark.usefixtures("stub_engine")
def test_a_crash_is_a_finding() -> None:
    assert run_plugin("import pyro  # crash\n") == [
        (1, 0, "PYR000 pyroast crashed on this file, please report it: RecursionError", Plugin)
    ]


def _report(monkeypatch: pytest.MonkeyPatch, finding: Finding, *pairs: PairReport) -> None:
    report = FileReport("a.py", (finding,), pairs)
    monkeypatch.setattr(pyroast.check, "check_source", lambda path, data, is_project: report)


def test_a_finding_in_another_file_is_shown_where_the_pair_is(monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = Finding(
        "PYR301",
        "missing-in-guide",
        Severity.ERROR,
        Runtime.WARNS,
        "guides.py",
        Span(40, 1, 40, 9),
        "m",
        pairs=(0,),
    )
    _report(monkeypatch, elsewhere, make_pair("a.py", Span(2, 5, 2, 9), "misaligned"))
    assert run_plugin("import pyro\n1\n") == [(2, 4, "PYR301 m (guides.py, line 40)", Plugin)]
    _report(monkeypatch, replace(elsewhere, pairs=()))
    assert run_plugin("import pyro\n1\n") == []


def test_unreadable_sources_are_left_to_flake8(monkeypatch: pytest.MonkeyPatch) -> None:
    span = Span(1, 1, 1, 1)
    unreadable = Finding("PYR001", "unreadable-source", Severity.ERROR, Runtime.NONE, "a.py", span, "m")
    _report(monkeypatch, unreadable)
    assert run_plugin("import pyro\n") == []


def test_no_line_past_the_end_and_no_second_line_in_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    far = Finding("PYR000", "internal-error", Severity.ERROR, Runtime.NONE, "a.py", Span(9, 1, 9, 1), "a\nb")
    _report(monkeypatch, far)
    assert run_plugin("import pyro\n") == [(1, 0, "PYR000 a\\nb", Plugin)]


@pytest.mark.parametrize("coding", ["", "# coding: latin-1\n", "# coding: utf-8\n", "# coding: cp1252\r\n"])
def test_the_engine_reads_what_flake8_read(monkeypatch: pytest.MonkeyPatch, coding: str) -> None:
    seen: list[str] = []

    def engine(path: str, data: bytes, is_project: object) -> FileReport:
        import io
        import tokenize

        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        seen.append(data.decode(encoding))
        return FileReport(path)

    monkeypatch.setattr(pyroast.check, "check_source", engine)
    text = f"{coding}import pyro\nx = 'größe'\n"
    assert run_plugin(text) == []
    assert seen == [text]


def test_lines_that_no_file_can_hold() -> None:
    assert run_plugin("# coding: ascii\nimport pyro  # größe\n") == []
    assert run_plugin("# coding: nonsense\nimport pyro\n") == []
    assert run_plugin("import pyro\nx = '\udcff'\n") == []
    assert run_plugin("") == []


@pytest.mark.parametrize("jobs", ["-j1", "-j2"])
def test_syntax_errors_are_reported_once(tmp_path: Path, jobs: str) -> None:
    (tmp_path / "a.py").write_text("import pyro\ndef f(:\n")
    (tmp_path / "b.py").write_text("import pyro\n")
    code, lines = flake8(tmp_path, jobs, "a.py", "b.py")
    assert code == 1
    assert [line.split()[1] for line in lines] == ["E999"]


FOUND = ["gmm.py:11:1: PYR301", "gmm.py:12:5: PYR302"]


def places(lines: list[str]) -> list[str]:
    """Path, line, column and code of each line."""
    return [" ".join(line.split()[:2]) for line in lines]


@pytest.mark.parametrize("jobs", ["-j1", "-j2"])
def test_files(tmp_path: Path, jobs: str) -> None:
    for name in ("gmm.py", "other.py"):
        (tmp_path / name).write_text(WRONG, encoding="utf-8")
    (tmp_path / "right.py").write_text(WRONG.replace("grösse", "größe"), encoding="utf-8")
    code, lines = flake8(tmp_path, jobs, "gmm.py", "right.py", "other.py")
    assert code == 1
    assert sorted(places(lines)) == FOUND + [place.replace("gmm", "other") for place in FOUND]


@pytest.mark.parametrize("name", ["gmm.py", "stdin", "/nowhere/gmm.py", "gmm.ipynb"])
def test_standard_input(tmp_path: Path, name: str) -> None:
    (tmp_path / "gmm.py").write_text("x = 1\n")  # the buffer counts, not the file
    code, lines = flake8(tmp_path, "--stdin-display-name", name, "-", stdin=WRONG)
    assert code == 1
    assert places(lines) == [place.replace("gmm.py", name) for place in FOUND]


@pytest.mark.parametrize(
    ("comment", "left"),
    [("noqa: PYR301", ["PYR302"]), ("noqa", ["PYR302"]), ("noqa: E501", ["PYR301", "PYR302"])],
)
def test_noqa(tmp_path: Path, comment: str, left: list[str]) -> None:
    text = WRONG.replace("def guide(data):", f"def guide(data):  # {comment}")
    _, lines = flake8(tmp_path, "-", stdin=text)
    assert [line.split()[1] for line in lines] == left


def test_noqa_on_the_first_line_of_a_call(tmp_path: Path) -> None:
    text = WRONG.replace("    pyro.sample(\n", "    pyro.sample(  # noqa: PYR302\n")
    _, lines = flake8(tmp_path, "-", stdin=text)
    assert [line.split()[1] for line in lines] == ["PYR301"]


@pytest.mark.parametrize("change", [("\n", "\r\n"), ("    ", "\t"), ("import pyro\n", "\ufeffimport pyro\n")])
def test_the_places_are_those_of_the_command_line(tmp_path: Path, change: tuple[str, str]) -> None:
    (tmp_path / "gmm.py").write_bytes(WRONG.replace(*change).encode())
    _, lines = flake8(tmp_path, "gmm.py")
    ran = subprocess.run(
        [sys.executable, "-m", "pyroast", "check", "gmm.py", "--output-format", "json"],
        cwd=tmp_path,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    findings = json.loads(ran.stdout)["findings"]
    said = [f"gmm.py:{each['line']}:{each['column']}: {each['code']} {each['message']}" for each in findings]
    assert said == lines
    column = 2 if "\t" in change else 5
    assert places(lines) == [FOUND[0], f"gmm.py:12:{column}: PYR302"]


def test_selection_is_flake8s(tmp_path: Path) -> None:
    assert flake8(tmp_path, "--extend-ignore=PYR3", "-", stdin=WRONG) == (0, [])
    _, lines = flake8(tmp_path, "--ignore=PYR301", "-", stdin=WRONG)
    assert [line.split()[1] for line in lines] == ["PYR302"]


def test_wrong_settings_are_a_finding(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.pyroast]\nselct = []\n")
    (tmp_path / "a.py").write_text(WRONG, encoding="utf-8")
    assert flake8(tmp_path, "a.py") == (
        1,
        ["a.py:1:1: PYR000 pyproject.toml: [tool.pyroast] unknown setting 'selct'; did you mean 'select'?"],
    )


def test_the_settings_of_the_analysis_hold(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.pyroast]\nignore = ["PYR"]\npair-makers = ["mine.fit"]\n')
    text = WRONG.replace(
        "svi = SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO())", "import mine\nmine.fit(model, guide)"
    )
    (tmp_path / "a.py").write_text(
        text.replace("guide(", "other(").replace("guide)", "other)"), encoding="utf-8"
    )
    _, lines = flake8(tmp_path, "a.py")
    assert {line.split()[1] for line in lines} >= {"PYR302"}


TRAIN = """\
import pyro
from pyro.infer import SVI, Trace_ELBO
from guides import guide
from models import model

svi = SVI(
    model, guide, pyro.optim.Adam({}), Trace_ELBO()
)
svi.step()
"""
MODELS = """\
import pyro
import pyro.distributions as dist


def model():
    pyro.sample("a", dist.Normal(0.0, 1.0))
    pyro.sample("b", dist.Normal(0.0, 1.0))
"""
GUIDES = """\
import pyro
import pyro.distributions as dist


def guide():
    pyro.sample("c", dist.Normal(0.0, 1.0))
"""
IN_GUIDES = [
    "train.py:6:7: PYR301 guide 'guide' does not sample 'a' of model 'model'",
    "train.py:6:7: PYR301 guide 'guide' does not sample 'b' of model 'model'",
    "train.py:6:7: PYR302 ",
]


def make_project(folder: Path) -> None:
    for name, text in (("train.py", TRAIN), ("models.py", MODELS), ("guides.py", GUIDES)):
        (folder / name).write_text(text)
    (folder / "pyproject.toml").touch()


def beginnings(lines: list[str]) -> list[str]:
    """The lines as far as the messages above go."""
    return [line[: len(shown)] for line, shown in zip(lines, IN_GUIDES, strict=True)]


def test_findings_in_other_files_are_shown_at_the_call_of_the_pair(tmp_path: Path) -> None:
    make_project(tmp_path)
    _, lines = flake8(tmp_path, "train.py")
    assert beginnings(lines) == IN_GUIDES
    assert [line.rpartition(" (")[2] for line in lines] == ["guides.py, line 5)"] * 2 + ["guides.py, line 6)"]
    assert flake8(tmp_path, "models.py", "guides.py") == (0, [])


def test_the_result_is_the_same_for_any_jobs_order_and_for_standard_input(tmp_path: Path) -> None:
    make_project(tmp_path)
    for number in range(5):
        (tmp_path / f"train{number}.py").write_text(TRAIN)
    names = sorted(path.name for path in tmp_path.glob("*.py"))
    one = flake8(tmp_path, "-j1", *names)
    assert len(one[1]) == 6 * 3
    assert flake8(tmp_path, "-j2", *names) == one
    assert sorted(flake8(tmp_path, "-j2", *reversed(names))[1]) == sorted(one[1])
    whole = flake8(tmp_path, "-j2", ".")[1]
    assert sorted(line.removeprefix("./") for line in whole) == sorted(one[1])
    for name in ("train.py", str(tmp_path / "train.py"), "./train.py"):
        lines = flake8(tmp_path, "--stdin-display-name", name, "-", stdin=TRAIN)[1]
        assert [line.replace(name, "train.py") for line in lines] == flake8(tmp_path, "train.py")[1]


def test_other_files_are_read_from_the_disk_as_they_are_now(tmp_path: Path) -> None:
    make_project(tmp_path)
    (tmp_path / "guides.py").write_text(MODELS.replace("model", "guide"))
    assert flake8(tmp_path, "train.py") == (0, [])
    (tmp_path / "guides.py").unlink()
    assert flake8(tmp_path, "train.py") == (0, [])  # an import of something outside the project


def test_the_buffer_counts_for_the_files_that_import_it_back(tmp_path: Path) -> None:
    make_project(tmp_path)
    buffer = "NAMES = ['c']\n" + TRAIN
    (tmp_path / "train.py").write_text(buffer.replace("'c'", "'a'"))
    (tmp_path / "models.py").write_text(
        MODELS.replace('"a"', "train.NAMES[0]").replace('    pyro.sample("b", dist.Normal(0.0, 1.0))\n', "")
        + "\n\nimport train\n"
    )
    for name in ("train.py", "./train.py", str(tmp_path / "train.py")):
        assert flake8(tmp_path, "--stdin-display-name", name, "-", stdin=buffer) == (0, [])
    assert len(flake8(tmp_path, "train.py")[1]) == 2


def test_a_comment_hides_the_finding_in_either_file(tmp_path: Path) -> None:
    make_project(tmp_path)
    (tmp_path / "guides.py").write_text(GUIDES.replace("def guide():", "def guide():  # noqa: PYR301"))
    _, lines = flake8(tmp_path, "train.py")
    assert [line.split()[1] for line in lines] == ["PYR302"]
    (tmp_path / "train.py").write_text(TRAIN.replace("SVI(\n", "SVI(  # noqa: PYR302\n"))
    assert flake8(tmp_path, "train.py") == (0, [])


def test_a_pair_that_another_file_brings_together(tmp_path: Path) -> None:
    make_project(tmp_path)
    (tmp_path / "trainer.py").write_text(
        "import pyro\nfrom pyro.infer import SVI, Trace_ELBO\n\n\ndef fit(model, guide):\n"
        "    SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step()\n"
    )
    (tmp_path / "main.py").write_text(
        "import pyro\nfrom guides import guide\nfrom models import model\nfrom trainer import fit\n\nfit(model, guide)\n"
    )
    _, lines = flake8(tmp_path, "main.py")
    assert [line.split()[1] for line in lines] == ["PYR301", "PYR301", "PYR302"]
    assert all(line.startswith("main.py:1:1: ") and "(guides.py, line " in line for line in lines)
