"""Pyro and pyroast must agree on generated programs about shapes: on traces, on supports, and on what is rejected.

`PYROAST_SHAPED_PROGRAMS` and `PYROAST_DIFFERENTIAL_SEED` make a run longer, or another one; `pytest -s` shows the
table. `python -m tests.differential --programs N --seed S --keep FOLDER` does the same outside of pytest.
"""

from __future__ import annotations

import importlib.util
import os

import pytest

from .batches import run
from .families import FAMILIES
from .figures import Figures
from .losses import WEIGHTS
from .shape_faults import FAULTS
from .tensors import TENSOR_CONSTRUCTS

PROGRAMS = int(os.environ.get("PYROAST_SHAPED_PROGRAMS", "3000"))
SEED = int(os.environ.get("PYROAST_DIFFERENTIAL_SEED", "0"))
MOST_OPEN = 0.05
LEAST_REJECTED = 0.4
MOST_WITHOUT_A_CODE = 0.1
LEAST_USES = 4

CONSTRUCTS = (
    *TENSOR_CONSTRUCTS, *(f"family: {family.name}" for family in FAMILIES), *(f"loss: {name}" for name in WEIGHTS),
    *(f"fault: {name}" for name in FAULTS), "nested plates", "plate in a variable", "plate re-used", "plate with explicit dim",
    "sequential plate", "several plates in one with", "subsample_size", "subsample indices", "index of a plate", "markov chain",
    "expand", "expand_by", "to_event", "mask of a distribution", "guide of another family", "family: Delta", "observation",
    "observation that broadcasts", "obs_mask", "deterministic", "factor", "param in a distribution", "poutine.scale",
    "poutine.mask", "condition of the model", "do of the model", "block of the model", "config_enumerate",
    "enumerated in: model", "enumerated in: guide", "enumerated in: neither", "vectorize_particles",
    "parameter of an earlier value", "enumerated sites of two plates", "rows of a parameter", "pyro.subsample", "block_plate",
)  # fmt: skip
"""The constructs that a long enough run must hold."""

needs_pyro = pytest.mark.skipif(
    importlib.util.find_spec("pyro") is None or not hasattr(os, "fork"),
    reason="Pyro is not installed, or this system cannot fork",
)


@needs_pyro
def test_traces_and_verdicts_of_programs_about_shapes_agree() -> None:
    figures = Figures()
    for record in run(SEED, PROGRAMS):
        figures.add(record)
    print(figures.table())
    assert not figures.wrong, "\n".join(figures.texts)
    assert figures.rejected >= LEAST_REJECTED * figures.programs
    assert figures.verdicts["unknown"] <= MOST_OPEN * figures.programs
    assert figures.with_open <= MOST_OPEN * figures.programs
    assert figures.verdicts["rejected for another reason"] <= MOST_WITHOUT_A_CODE * figures.programs
    rare = {name: figures.constructs[name] for name in CONSTRUCTS if figures.constructs[name] < LEAST_USES}
    assert not rare
