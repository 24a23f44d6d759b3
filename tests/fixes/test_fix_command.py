"""`pyroast check --fix`, `--diff` and the `fix` field of the JSON output, as a user calls them."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from .test_bytes import FIXED, PROGRAM

MODELS = """\
import pyro
import pyro.distributions as dist

def model(data):
    scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
    with pyro.plate("data", len(data)):
        pyro.sample("obs", dist.Normal(0.0, scale), obs=data)

def guide(x):
    pyro.sample("scael", dist.LogNormal(0.0, 1.0))
"""
TRAIN = """\
import torch, pyro
from pyro.infer import SVI, Trace_ELBO
from models import model, guide
SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(torch.ones(3))
"""


def check(folder: Path, *arguments: str, text: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "pyroast", "check", "--isolated", *arguments],
        cwd=folder, input=text, capture_output=True, check=False, timeout=120,
    )  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "models.py").write_text(MODELS)
    (tmp_path / "train.py").write_text(TRAIN)
    (tmp_path / "alone.py").write_text(PROGRAM)
    return tmp_path


def test_files_are_fixed_once_and_what_is_left_is_printed(project: Path) -> None:
    done = check(project, "--fix", ".")
    assert done.returncode == 0, done.stdout
    assert (project / "alone.py").read_text() == FIXED
    assert (project / "models.py").read_text() == MODELS.replace("scael", "scale")
    assert (project / "train.py").read_text() == TRAIN
    assert b"in 2 files" in done.stderr
    assert done.stdout == b"2 pairs: 2 aligned, 0 misaligned\n"
    again = check(project, "--fix", ".")
    assert b"fixed 0 findings in 0 files" in again.stderr


def test_a_diff_changes_nothing_and_can_be_applied(project: Path) -> None:
    done = check(project, "--diff", ".")
    assert done.returncode == 1
    assert (project / "alone.py").read_text() == PROGRAM
    applied = subprocess.run(
        ["git", "apply", "-"], cwd=project, input=done.stdout, capture_output=True, check=False
    )
    assert applied.returncode == 0, applied.stderr
    assert (project / "alone.py").read_text() == FIXED
    assert check(project, "--diff", ".").stdout == b""


def test_unsafe_fixes_wait_for_their_option(project: Path) -> None:
    (project / "alone.py").write_text(PROGRAM.replace("scael", "other_thing"))
    held = check(project, "--fix", "alone.py")
    assert held.returncode == 1
    assert b"more may be fixed with --unsafe-fixes" in held.stderr
    assert (project / "alone.py").read_text() == PROGRAM.replace("scael", "other_thing")
    assert check(project, "--fix", "--unsafe-fixes", "alone.py").returncode == 0
    assert check(project, "--unsafe-fixes", "alone.py").returncode == 2


def test_what_is_not_selected_is_not_fixed(project: Path) -> None:
    assert check(project, "--fix", "--select", "PYR2", "alone.py").returncode == 0
    assert (project / "alone.py").read_text() == PROGRAM


def test_what_the_baseline_knows_is_not_fixed(project: Path) -> None:
    check(project, "--baseline", "known.json", "alone.py")
    assert check(project, "--baseline", "known.json", "--fix", "alone.py").returncode == 0
    assert (project / "alone.py").read_text() == PROGRAM


def test_standard_input_comes_back_fixed(project: Path) -> None:
    done = check(project, "--fix", "-", text=PROGRAM.encode())
    assert (done.returncode, done.stdout) == (0, FIXED.encode())
    untouched = check(project, "--fix", "-", text=b"x = 1")
    assert (untouched.returncode, untouched.stdout) == (0, b"x = 1")


def test_rights_and_links_of_a_file_stay(project: Path) -> None:
    real = project / "alone.py"
    real.chmod(0o750)
    (project / "link.py").symlink_to("alone.py")
    assert check(project, "--fix", "link.py").returncode == 0
    assert (project / "link.py").is_symlink()
    assert real.read_text() == FIXED
    assert stat.S_IMODE(real.stat().st_mode) == 0o750
    assert sorted(os.listdir(project)) == ["alone.py", "link.py", "models.py", "pyproject.toml", "train.py"]


def test_json_carries_the_same_bytes(project: Path) -> None:
    done = check(project, "--output-format", "json", "alone.py")
    fixes = {json.dumps(finding["fix"]) for finding in json.loads(done.stdout)["findings"]}
    (fix,) = map(json.loads, fixes)
    assert fix["safe"] is True
    (edit,) = fix["edits"]
    lines = PROGRAM.split("\n")
    line = lines[edit["line"] - 1]
    assert edit["line"] == edit["end_line"]
    lines[edit["line"] - 1] = line[: edit["column"] - 1] + edit["text"] + line[edit["end_column"] - 1 :]
    assert "\n".join(lines) == FIXED
