"""Pyro runs both programs of every experiment: the harm is true of the bad one, and Pyro says nothing of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.generate_silent_page import PAGE, page
from tests.oracle.runner import PyroProcess, pyro_process
from tests.silent.experiments import FILES, Seen, read, run

each_experiment = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def pyro() -> Iterator[PyroProcess]:
    with pyro_process() as process:
        yield process


def _quiet(seen: Seen, shown: str) -> bool:
    others = [message for message in seen.outcome.warnings if not shown or shown not in message]
    return seen.outcome.raised is None and not others


@each_experiment
def test_the_harm_is_true_of_the_bad_program_only(pyro: PyroProcess, tmp_path: Path, path: Path) -> None:
    experiment = read(path)
    wrong, right = (run(pyro, experiment, side, tmp_path) for side in ("wrong", "right"))
    assert _quiet(wrong, experiment.shown), wrong.outcome
    assert _quiet(right, experiment.shown), right.outcome
    assert wrong.measured.keys() == right.measured.keys(), (wrong.measured, right.measured)
    assert (wrong.harm, right.harm) == (True, False), (wrong.measured, right.measured)


def test_the_page_is_that_of_the_experiments(pyro: PyroProcess, tmp_path: Path) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(pyro, tmp_path), (
        "run python -m tests.generate_silent_page"
    )
