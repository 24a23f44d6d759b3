"""Where outputs go: a file or standard output, with a library that is missing, and without colours in a pipe."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from pyroast.report.formats import FORMATS
from tests.cli.conftest import STUB, Runner, run

TEXT = "x = 1  # report PYR301 @1\n# pair misaligned\nimport pyro\n"


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_holds_what_standard_output_shows(stub: Runner, tmp_path: Path, name: str) -> None:
    (tmp_path / "größe.py").write_text(TEXT, encoding="utf-8")
    printed = stub("check", "größe.py", "--output-format", name)
    written = stub("check", "größe.py", "--output-format", name, "--output-file", "out")
    assert (written.code, written.out, written.err) == (1, "", "")
    assert (tmp_path / "out").read_bytes().decode("utf-8") == printed.out
    assert printed.out.endswith("\n") and "PYR301" in printed.out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["größe.py", "out"]


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_to_report(stub: Runner, tmp_path: Path, name: str) -> None:
    (tmp_path / "a.py").write_text("import pyro  # pair aligned\n")
    ran = stub("check", "a.py", "--output-format", name)
    assert (ran.code, ran.err) == (0, "")
    if name in ("github", "rdjsonl"):
        assert ran.out == ""
    elif name in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(ran.out)


@pytest.mark.parametrize("name", FORMATS)
def test_no_output_commands_a_terminal(stub: Runner, tmp_path: Path, name: str) -> None:
    (tmp_path / "a.py").write_text("'\x1b[31m' # report PYR301 @1\n# pair misaligned\nimport pyro\n")
    assert "\x1b" not in stub("check", "a.py", "--output-format", name).out


@pytest.mark.parametrize("name", FORMATS)
def test_exit_zero(stub: Runner, tmp_path: Path, name: str) -> None:
    (tmp_path / "a.py").write_text(TEXT)
    ran = stub("check", "a.py", "--output-format", name, "--exit-zero")
    assert ran.code == 0 and "PYR301" in ran.out


@pytest.mark.parametrize("name", ["no/such/folder", "folder"])
def test_a_file_that_cannot_be_written(stub: Runner, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    ran = stub("check", "-", "--output-format", "sarif", "--output-file", name, stdin=TEXT.encode())
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"pyroast: {name}: cannot be written (")
    assert len(ran.err.splitlines()) == 1


def test_an_output_that_is_a_device(stub: Runner, tmp_path: Path) -> None:
    if not os.path.exists("/dev/null"):
        pytest.skip("no such device here")
    ran = stub("check", "-", "--output-format", "json", "--output-file", "/dev/null", stdin=TEXT.encode())
    assert (ran.code, ran.out, ran.err) == (1, "", "")
    assert not os.path.isfile("/dev/null")


@pytest.mark.parametrize(("name", "library"), [("sarif", "sarif_om"), ("junit", "junitparser")])
def test_a_library_that_is_missing(tmp_path: Path, name: str, library: str) -> None:
    (tmp_path / "sitecustomize.py").write_text(f"import sys\nsys.modules[{library!r}] = None\n")
    path = os.pathsep.join((str(tmp_path), str(Path(__file__).parents[2])))
    ran = run(STUB, "check", "-", "--output-format", name, cwd=tmp_path, stdin=TEXT.encode(), PYTHONPATH=path)
    assert (ran.code, ran.out) == (2, "")
    wanted = library.replace("_", "-")
    assert (
        ran.err == f"pyroast: --output-format {name} needs {wanted}: pip install 'flake8-pyroast[report]'\n"
    )


def test_a_format_that_does_not_exist(stub: Runner) -> None:
    ran = stub("check", "-", "--output-format", "xml", stdin=b"")
    assert ran.code == 2 and "'xml' is not one of" in ran.err
