"""The fixes of silent defects: where one is offered for a bad program, the harm is gone once it is applied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fixes.mending import mended
from tests.oracle.runner import PyroProcess, pyro_process
from tests.silent.experiments import FILES, read, run

REPAIRED = (
    "autoguide-subsample", "distribution-not-instance", "torch-distribution", "unconstrained-param", "untraced-draw",
    "unregistered-module", "unregistered-module--method-of-a-pyro-module",
)  # fmt: skip
"""The experiments whose bad program has a fix."""


@pytest.fixture(scope="module")
def pyro() -> Iterator[PyroProcess]:
    with pyro_process() as process:
        yield process


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_harm_is_gone_once_the_program_is_fixed(pyro: PyroProcess, tmp_path: Path, path: Path) -> None:
    experiment = read(path)
    after, outcome = mended(path.read_bytes(), wanted=lambda finding: finding.code == experiment.code)
    assert bool(outcome.fixed) == (path.stem in REPAIRED)
    if outcome.fixed:
        fixed = tmp_path / path.name
        fixed.write_bytes(after)
        seen = run(pyro, replace(experiment, path=fixed), "wrong", tmp_path)
        assert seen.outcome.raised is None, seen.outcome
        assert seen.harm is False, (seen.measured, after.decode())
