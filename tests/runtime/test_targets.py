"""What can be traced: scripts, factories, functions without arguments, notebooks, test suites; and what `check --trace` adds."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from .test_ends import HEAD, run

pytestmark = pytest.mark.skipif(os.name != "posix", reason="tracing needs a POSIX system")

OPTIONS = ("--sandbox", "off", "--python", sys.executable)
DATA_DEPENDENT = HEAD + (
    "def by_data(x):\n"
    "    for name in sys.argv[1:]:\n"
    "        pyro.sample(name, dist.Normal(0.0, 1.0))\n"
    "\n"
    "if __name__ == '__main__':\n"
    "    train(by_data)\n"
)


def test_arguments_reach_the_script(tmp_path: Path) -> None:
    (tmp_path / "train.py").write_text(DATA_DEPENDENT, encoding="utf-8")
    right = run(tmp_path, "trace", "train.py", *OPTIONS, "--table", "--", "a")
    assert right.code == 0, right.err
    assert "train.py:18: aligned, traced in 3 recorded runs" in right.out
    wrong = run(tmp_path, "trace", "train.py", *OPTIONS, "--output-format", "text", "--", "b")
    assert wrong.code == 1
    assert "PYR301" in wrong.out and "PYR302" in wrong.out


def test_check_decides_what_stayed_unknown(tmp_path: Path) -> None:
    (tmp_path / "train.py").write_text(DATA_DEPENDENT, encoding="utf-8")
    settings = (
        f'[tool.pyroast.trace]\ntargets = ["train.py a"]\npython = "{sys.executable}"\nsandbox = "off"\n'
    )
    (tmp_path / "pyproject.toml").write_text(settings, encoding="utf-8")
    plain = run(tmp_path, "check", "train.py", "--output-format", "json")
    assert [pair["status"] for pair in plain.document()["pairs"]] == ["unknown"]
    traced = run(tmp_path, "check", ".", "--trace", "--output-format", "json")
    (pair,) = traced.document()["pairs"]
    assert (pair["status"], pair["evidence"], pair["runs"], pair["unknown"]) == ("aligned", "traced", 3, [])
    assert traced.document()["summary"]["unknown"] == 0


def test_scripts_that_are_found_are_not_run(tmp_path: Path) -> None:
    (tmp_path / "train.py").write_text(DATA_DEPENDENT + "open('was-run', 'w')\n", encoding="utf-8")
    done = run(tmp_path, "check", ".", "--trace", "--output-format", "json")
    assert [pair["status"] for pair in done.document()["pairs"]] == ["unknown"]
    assert "there are none" in done.err
    assert not (tmp_path / "was-run").exists()


FACTORY = """
def make():
    return model, guide, (torch.tensor(0.0),)

def make_wrong():
    return model, empty, (torch.tensor(0.0),), {}, Trace_ELBO()
"""


@pytest.mark.parametrize(("name", "code", "runs"), [("make", 0, "aligned"), ("make_wrong", 1, "misaligned")])
def test_a_factory(tmp_path: Path, name: str, code: int, runs: str) -> None:
    (tmp_path / "pairs.py").write_text(HEAD + FACTORY, encoding="utf-8")
    done = run(tmp_path, "trace", f"pairs:{name}", *OPTIONS, "--output-format", "json")
    assert done.code == code, done.err
    (pair,) = done.document()["pairs"]
    assert (pair["status"], pair["path"], pair["via"]) == (runs, "pairs.py", "factory")


def test_a_factory_that_fails_leaves_the_others(tmp_path: Path) -> None:
    comments = "# pyroast: pair(broken)\n# pyroast: pair(make_wrong)\ndef broken():\n    raise LookupError('no data')\n"
    (tmp_path / "pairs.py").write_text(HEAD + FACTORY + comments, encoding="utf-8")
    done = run(tmp_path, "trace", "pairs.py", *OPTIONS, "--output-format", "json")
    assert done.code == 2 and "raised LookupError: no data" in done.err
    assert [pair["status"] for pair in done.document()["pairs"]] == ["misaligned"]


BY_NAME = """\
import torch
import pyro
import pyro.distributions as dist

NAMES = open(__file__).read().splitlines()[-1].split()[1:]

def model():
    pyro.sample("a", dist.Normal(0.0, 1.0))

def guide():
    for name in NAMES:
        pyro.sample(name, dist.Normal(0.0, 1.0))

# {names}
"""


@pytest.mark.parametrize(("names", "status"), [("a", "aligned"), ("a b", "misaligned")])
def test_functions_without_arguments(tmp_path: Path, names: str, status: str) -> None:
    (tmp_path / "pair.py").write_text(BY_NAME.format(names=names), encoding="utf-8")
    done = run(tmp_path, "check", "pair.py", "--trace", "--output-format", "json")
    (pair,) = done.document()["pairs"]
    assert (pair["status"], pair["via"], pair["evidence"]) == (status, "name", "traced"), done.err


def test_a_notebook(tmp_path: Path) -> None:
    cells = [
        HEAD,
        "%matplotlib inline\nnames = open('names').read().split()",
        "train(lambda x: [pyro.sample(n, dist.Normal(0.0, 1.0)) for n in names])",
    ]
    notebook = {
        "nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": {"language": "python", "name": "python3"}},
        "cells": [{"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": cell} for cell in cells],
    }  # fmt: skip
    (tmp_path / "names").write_text("b", encoding="utf-8")
    (tmp_path / "study.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    done = run(tmp_path, "trace", "study.ipynb", *OPTIONS, "--output-format", "json")
    assert done.code == 1, done.err
    found = {(each["code"], each["cell"], each["line"], each["site"]) for each in done.document()["findings"]}
    assert found == {("PYR301", 3, 1, "a"), ("PYR302", 3, 1, "b")}


SUITE = (
    HEAD
    + """
def test_right():
    train(guide, 5)

def test_wrong():
    train(empty)
"""
)


def test_a_test_suite(tmp_path: Path) -> None:
    import subprocess

    (tmp_path / "test_suite.py").write_text(SUITE, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "pyroast",
        "--pyroast-fail",
        "-p",
        "no:cacheprovider",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=environment, timeout=150)
    assert "2 passed" in done.stdout
    assert "pyroast: traced pairs of model and guide" in done.stdout
    assert "PYR301 guide 'empty' does not sample 'a' of model 'model'" in done.stdout
    assert done.returncode == 1
