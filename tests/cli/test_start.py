"""What the front doors load, and how they present themselves."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pyroast import __version__
from tests.cli.conftest import ROOT, Runner

NEVER = {"torch", "pyro", "numpy"}
HEAVY = NEVER | {"libcst", "rich", "pathspec", "json", "difflib", "asyncio", "multiprocessing"}


def loaded(code: str, cwd: Path) -> set[str]:
    """The top-level modules that `code` loads beyond what a bare interpreter has."""
    probe = f"import sys\nbefore = set(sys.modules)\n{code}\nprint(*set(sys.modules) - before)"
    ran = subprocess.run(
        [sys.executable, "-c", probe],
        cwd=cwd,
        check=True,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(ROOT)},
    )
    return {name.partition(".")[0] for name in ran.stdout.splitlines()[-1].split()}


def command(*arguments: str) -> str:
    """Python code that runs the command line and returns."""
    argv = ["pyroast", *arguments]
    return f"sys.argv = {argv!r}\nfrom pyroast.cli import main\ntry: main()\nexcept SystemExit: pass"


def test_the_package_alone_loads_nothing(tmp_path: Path) -> None:
    assert loaded("import pyroast", tmp_path) == {"pyroast"}


@pytest.mark.parametrize("arguments", [("--version",), ("check", "."), ("check", "-"), ("--help",)])
def test_nothing_heavy_is_loaded_without_need(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "a.py").write_text("x = 1\n")
    assert loaded(command(*arguments), tmp_path).isdisjoint(HEAVY)


def test_what_is_checked_is_never_loaded(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("import pyro, torch, numpy\nimport b\n")
    (tmp_path / "b.py").write_text("raise SystemExit(3)\n")
    for arguments in (("check", "."), ("explain", "."), ("rule",), ("check", ".", "--output-format", "json")):
        assert loaded(command(*arguments), tmp_path).isdisjoint(NEVER | {"a", "b"})


def test_version(pyroast: Runner) -> None:
    assert pyroast("--version").out == f"pyroast {__version__}\n"


def test_help_names_every_command_and_option(pyroast: Runner) -> None:
    ran = pyroast("--help")
    assert ran.code == 0
    assert [line.split()[0] for line in ran.lines[ran.lines.index("Commands:") + 1 :]] == [
        "check",
        "completion",
        "explain",
        "rule",
        "server",
        "trace",
    ]
    options = pyroast("check", "-h").out
    for option in (
        "--select",
        "--ignore",
        "--output-format",
        "--stdin-filename",
        "--fail-on-unknown",
        "--exit-zero",
    ):
        assert option in options


def test_without_a_command_help_is_shown(pyroast: Runner) -> None:
    ran = pyroast()
    assert ran.code == 2
    assert "Usage:" in ran.err + ran.out
