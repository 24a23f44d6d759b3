"""A sample of slips in downloaded packages is found, and what Pyro says is asked once.

`python -m tests.mutation.real_pairs` prints the figures of all of them.
"""

from __future__ import annotations

import ast
import importlib.util
import os
from pathlib import Path
from typing import cast

import pytest

from pyroast.check import check_source

from ..oracle.runner import PyroOutcome, PyroProcess
from ..realcode.packages import PackagesUnavailableError, fetch
from .answers import Answers, OutOfTimeError
from .harness import harnesses, is_reached
from .judge import ALARM, EQUIVALENT
from .packages import added
from .real_pairs import certain, run
from .report import figures, sentence, table

SAMPLE = ("pearl_categorical", "pearl_normal")
"""The harnesses that run in every test: small files, names that only an object knows, plates in a stack."""

on_this_system = pytest.mark.skipif(
    importlib.util.find_spec("pyro") is None or not hasattr(os, "fork"),
    reason="Pyro is not installed, or this system cannot fork",
)


@pytest.fixture(scope="module")
def folders() -> dict[str, Path]:
    try:
        return fetch()
    except PackagesUnavailableError as error:
        pytest.skip(f"the real-code packages are not available: {error}")


def test_what_pyro_must_reject_is_found(folders: dict[str, Path]) -> None:
    judgements = certain(folders, ["pearl-pgm"])
    row = figures("all", judgements)
    assert row.rejected > 0
    assert (row.share_found, row.share_located) == (1.0, 1.0), table(judgements)


@pytest.mark.pyro
@on_this_system
def test_what_pyro_rejects_of_packages_is_found(folders: dict[str, Path]) -> None:
    judgements = run(folders, [one for one in harnesses() if one.name in SAMPLE])
    row = figures("all", judgements)
    assert row.rejected > row.mutants / 2, table(judgements)
    assert (row.share_found, row.share_located) == (1.0, 1.0), table(judgements)
    assert not [sentence(one) for one in judgements if (one.pyro, one.pyroast) == (EQUIVALENT, ALARM)]


class Silent:
    """Stands for the process that holds Pyro: every program is silent, and counted."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def run(self, program: Path) -> PyroOutcome:
        self.asked.append(program.read_text(encoding="utf-8"))
        return PyroOutcome(None, (), (), 0.0)


@pytest.mark.skipif(importlib.util.find_spec("pyro") is None, reason="the file names the release of Pyro")
def test_answers_are_kept_from_one_stretch_to_the_next(tmp_path: Path) -> None:
    silent, file = Silent(), tmp_path / "answers.jsonl"
    pyro = cast(PyroProcess, silent)  # only `run` is called
    first = Answers(pyro, tmp_path, file, None)
    outcome = first.about("a", "one")
    first.about("a", "one")
    file.write_text(file.read_text(encoding="utf-8") + '{"digest": "cut o', encoding="utf-8")
    over = Answers(pyro, tmp_path, file, -1.0)
    assert over.about("a", "one") == outcome
    with pytest.raises(OutOfTimeError):
        over.about("a", "two")
    Answers(pyro, tmp_path, file, 60.0).about("a", "two")
    assert silent.asked == ["one", "two"]


def test_only_findings_that_a_slip_brings_count() -> None:
    head = "import pyro\nimport pyro.distributions as dist\n\ndef model():\n"
    twice = '    pyro.sample("{0}", dist.Normal(0.0, 1.0))\n    pyro.sample("{0}", dist.Normal(0.0, 1.0))\n'
    tail = "\ndef guide():\n    pass\n\npyro.infer.SVI(model, guide, None, pyro.infer.Trace_ELBO())\n"
    before, moved, more = (
        check_source("program.py", text.encode())
        for text in (
            head + twice.format("a") + tail,
            "\n" + head + twice.format("a") + tail,
            head + twice.format("a") + twice.format("b") + tail,
        )
    )
    assert {(one.code, one.site) for one in before.findings} >= {("PYR101", "a")}
    assert added(moved, before) == []
    assert {(one.code, one.site) for one in added(more, before)} >= {("PYR101", "b")}
    assert not [one for one in added(more, before) if one.site == "a"]


def test_a_statement_is_reached_by_any_of_its_lines() -> None:
    tree = ast.parse("def f():\n    g(\n        1,\n    )\n    h()\n")
    assert is_reached(tree, frozenset({3}), {2})
    assert not is_reached(tree, frozenset({5}), {1, 2, 3, 4})
