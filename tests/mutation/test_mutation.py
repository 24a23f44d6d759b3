"""A sample of mutants: Pyro refuses them, and pyroast finds them at the right lines; Pyro accepts them, and it is quiet.

The sample is the same in every run. `python -m tests.mutation --all` prints the figures of all mutants.
"""

from __future__ import annotations

import ast
import importlib.util
import os

import pytest

from pyroast.check import check_source

from .__main__ import run
from .anatomy import Anatomy
from .judge import ALARM, EQUIVALENT, Judgement
from .mutate import MUTATIONS, mutants
from .report import figures, sentence, table

MUTANTS = 600
LEAST_FOUND = 0.97
"""Of the mutants that Pyro rejects; one that is left undecided counts as not found."""
LEAST_LOCATED = 0.95
"""Of those found: a finding, or a place that it relates to, on the changed lines or on those of a partner."""

on_this_system = pytest.mark.skipif(
    importlib.util.find_spec("pyro") is None or not hasattr(os, "fork"),
    reason="Pyro is not installed, or this system cannot fork",
)


@pytest.fixture(scope="module")
def judgements() -> list[Judgement]:
    return run(MUTANTS)


@pytest.mark.pyro
@on_this_system
def test_what_pyro_rejects_is_found_where_it_is(judgements: list[Judgement]) -> None:
    row = figures("all", judgements)
    assert row.rejected >= MUTANTS / 2, table(judgements)
    assert row.share_found >= LEAST_FOUND, table(judgements)
    assert row.share_located >= LEAST_LOCATED, table(judgements)


@pytest.mark.pyro
@on_this_system
def test_what_pyro_accepts_raises_no_alarm(judgements: list[Judgement]) -> None:
    alarms = [sentence(one) for one in judgements if (one.pyro, one.pyroast) == (EQUIVALENT, ALARM)]
    assert not alarms, "\n".join(alarms)


SOURCE = """\
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

def model(x):
    with pyro.plate("rows", 3, dim=-1):
        a = pyro.sample("a", dist.Normal(0.0, 1.0))
        pyro.sample("x", dist.Normal(a, 1.0), obs=x)

def guide(x):
    with pyro.plate("rows", 3, dim=-1):
        pyro.sample(
            "a",
            dist.Normal(pyro.param("loc", torch.zeros(3)), 1.0),
        )

SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO(max_plate_nesting=1)).step(torch.zeros(3))
"""


def test_every_mutant_is_python_with_its_change_on_the_lines_it_names() -> None:
    found = list(mutants(Anatomy(SOURCE, check_source("program.py", SOURCE.encode()))))
    assert {mutant.kind for mutant in found} == MUTATIONS.keys() - {
        "a loop of another length",
        "drop .to_event",
        "drop config_enumerate",
        "drop infer=",
    }
    original = SOURCE.splitlines()
    for mutant in found:
        ast.parse(mutant.source)
        lines = mutant.source.splitlines()
        new = {number for number, line in enumerate(lines, 1) if line not in original}
        assert new <= mutant.changed, mutant


@pytest.mark.parametrize(
    ("kind", "text", "changed", "partner"),
    [
        ("rename a guide site", "'a_',", 14, 8),
        ("drop a guide site", "        pass", 13, 8),
        ("drop obs=", '        pyro.sample("x", dist.Normal(a, 1.0))', 9, None),
        ("resize a plate", '    with pyro.plate("rows", (3) + 1, dim=-1):', 7, 12),
        ("lower max_plate_nesting", "max_plate_nesting=0", 18, 7),
        ("another loss", "pyro.infer.TraceEnum_ELBO(", 18, 8),
        ("move a site out of its plate", '    a = pyro.sample("a", dist.Normal(0.0, 1.0))', 7, 14),
    ],
)
def test_a_mutation(kind: str, text: str, changed: int, partner: int | None) -> None:
    anatomy = Anatomy(SOURCE, check_source("program.py", SOURCE.encode()))
    found = [mutant for mutant in mutants(anatomy) if mutant.kind == kind and text in mutant.source]
    assert found
    assert changed in found[0].changed and (partner is None or partner in found[0].partners)
