"""Trees that nobody would make by hand: imports in circles, links in circles, what is no file where a module should be."""

from __future__ import annotations

import json
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pyroast.batch import Order, check_batch
from pyroast.finding import FileReport
from tests.project.trees import GUIDE, MODEL, TRAIN, make_project, write
from tests.robustness.worker import ROOT

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").touch()
    return tmp_path


def check(*names: str) -> list[FileReport]:
    reports = check_batch([Order(name) for name in names], 1)
    assert not [finding for report in reports for finding in report.findings if finding.code == "PYR000"]
    return reports


def statuses(report: FileReport) -> list[str]:
    return [pair.status for pair in report.pairs]


@pytest.mark.parametrize("count", [1, 2, 40])
@pytest.mark.parametrize(
    "form", ["from m{next} import *", "import m{next}", "from m{next} import name{next}"]
)
def test_modules_that_import_each_other_in_a_circle(here: Path, count: int, form: str) -> None:
    for number in range(count):
        line = form.format(next=(number + 1) % count)
        text = f"name{number} = {number}\n{line}\n" + MODEL.format(site=f"z{number}").replace(
            "model", f"model{number}"
        )
        write(here, f"m{number}.py", text)
    write(here, "guides.py", GUIDE.format(site="z0"))
    write(
        here,
        "train.py",
        TRAIN.format(guides="guides", models="m0").replace("import model\n", "import model0 as model\n"),
    )
    *_, train = check(*sorted(path.name for path in here.glob("*.py")))
    assert statuses(train) == ["aligned"]


def test_a_package_that_its_modules_import(here: Path) -> None:
    write(here, "pkg/__init__.py", "from .a import *\nfrom .b import guide\nfrom . import a, b\n")
    write(here, "pkg/a.py", "import pkg\nfrom pkg import b\n" + MODEL.format(site="z"))
    write(here, "pkg/b.py", "from . import a\nfrom pkg.a import model\n" + GUIDE.format(site="w"))
    write(here, "train.py", TRAIN.format(guides="pkg", models="pkg"))
    reports = check("pkg/__init__.py", "pkg/a.py", "pkg/b.py", "train.py")
    assert statuses(reports[-1]) == ["misaligned"]


def test_a_name_that_is_imported_in_a_circle_only(here: Path) -> None:
    write(here, "a.py", "from b import guide\n")
    write(here, "b.py", "from c import guide\n")
    write(here, "c.py", "from a import guide\n")
    write(here, "models.py", MODEL.format(site="z"))
    write(here, "train.py", TRAIN.format(guides="a", models="models"))
    assert statuses(check("train.py")[0]) == ["unknown"]


@POSIX
def test_links_in_circles(here: Path) -> None:
    make_project(here)
    (here / "pkg").mkdir()
    write(here, "pkg/__init__.py", "")
    (here / "pkg/again").symlink_to(here / "pkg")
    (here / "pkg/up").symlink_to("..")
    (here / "itself.py").symlink_to("itself.py")
    (here / "one.py").symlink_to("other.py")
    (here / "other.py").symlink_to("one.py")
    write(here, "pkg/guides.py", GUIDE.format(site="z"))
    write(here, "train.py", TRAIN.format(guides="pkg.again.again.up.pkg.guides", models="models"))
    assert statuses(check("train.py")[0]) == ["aligned"]
    for name in ("itself", "one"):
        write(here, "train.py", TRAIN.format(guides=name, models="models"))
        assert statuses(check("train.py")[0]) == ["unknown"]
    ran = subprocess.run(
        [sys.executable, "-m", "pyroast", "check", ".", "--output-format", "json"],
        cwd=here, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, timeout=300,
    )  # fmt: skip
    assert ran.returncode == 2  # the links to themselves cannot be read
    refused = [each["path"] for each in json.loads(ran.stdout)["findings"] if each["code"] == "PYR001"]
    assert refused == ["broken.py", "itself.py", "one.py", "other.py"]


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(path))


NO_MODULES: dict[str, Callable[[Path], object]] = {
    "a folder": lambda path: path.mkdir(),
    "a pipe": lambda path: os.mkfifo(path),
    "a socket": _socket,
    "an endless device": lambda path: path.symlink_to("/dev/zero"),
    "a link to nothing": lambda path: path.symlink_to("nowhere"),
    "a binary file": lambda path: path.write_bytes(b"\x00\xff\xfepyro" * 99),
    "no Python": lambda path: path.write_text("def guide(:\n"),
    "brackets": lambda path: path.write_text("(" * 100_000),
    "a huge file": lambda path: os.truncate(os.open(path, os.O_CREAT | os.O_WRONLY), 64 << 20),
    "an empty file": lambda path: path.touch(),
}


@POSIX
@pytest.mark.timeout(120)
@pytest.mark.parametrize("make", NO_MODULES.values(), ids=NO_MODULES)
def test_what_is_imported_is_no_module(here: Path, make: Callable[[Path], object]) -> None:
    write(here, "models.py", MODEL.format(site="z"))
    write(here, "train.py", TRAIN.format(guides="guides", models="models"))
    make(here / "guides.py")
    assert statuses(check("train.py")[0]) == ["unknown"]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@POSIX
def test_modules_that_may_not_be_read(open_folder: Path, tmp_path: Path) -> None:
    make_project(open_folder)
    make_project(tmp_path)
    (open_folder / "guides.py").chmod(0o000)
    (open_folder / "lib").chmod(0o000)
    # Root may read everything, so the check runs as somebody else where the tests run as root.
    # What it loads, it loads before, as it may not read that either.
    code = (
        "import contextlib, io, os, sys; from pyroast.cli import main\n"
        "sys.argv[1:] = ['check', '.', '--output-format', 'json', '-j1']; os.chdir(os.environ['WARM'])\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit): main()\n"
        "os.chdir(os.environ['HERE']); os.getuid() or os.setuid(65534); main()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=open_folder, capture_output=True, text=True, timeout=300,
        env={**os.environ, "PYTHONPATH": str(ROOT), "WARM": str(tmp_path), "HERE": str(open_folder)},
    )  # fmt: skip
    (open_folder / "lib").chmod(0o755)
    assert ran.returncode == 2
    assert ran.stderr == "pyroast: lib/: may not be read (permission denied)\n"
    document = json.loads(ran.stdout)
    assert [pair["status"] for pair in document["pairs"]] == ["unknown", "unknown"]
    assert "PYR000" not in {finding["code"] for finding in document["findings"]}


@pytest.mark.parametrize("suffix", [".py", ".ipynb"])
def test_random_bytes(here: Path, suffix: str) -> None:
    rng = random.Random(3)
    words = [
        b"import pyro\n",
        b"def f():\n    ",
        b"# coding: utf-7\n",
        b"\\\n",
        b'"""',
        b"{",
        b"\x00",
        b"\r",
        b"\xef\xbb\xbf",
        b'{"cells": [',
    ]
    names = []
    for number in range(150):
        parts = [
            rng.choice(words) if rng.random() < 0.5 else rng.randbytes(rng.randrange(30))
            for _ in range(rng.randrange(20))
        ]
        names.append(f"r{number}{suffix}")
        (here / names[-1]).write_bytes(b"pyro".join(parts) + b"pyro")
    reports = check(*names)
    assert {finding.code for report in reports for finding in report.findings} >= {"PYR001"}
    assert all(report.failed for report in reports if report.findings)
