"""Pyro accepts what fixes make of wrong programs: stubs for every support and plate, and mutants of right programs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ..mutation.answers import Answers
from ..mutation.judge import is_clean, sample
from ..oracle.expectations import Evidence, Program, evidence_of
from ..oracle.runner import PyroProcess, pyro_process
from .mending import mended
from .test_intents import CASES
from .test_intents import HEAD as INTENTS_HEAD

HEAD = """\
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, Trace_ELBO
pyro.set_rng_seed(0)
DATA = torch.ones(6)
"""

DISTRIBUTIONS = {
    "real": "dist.Normal(0.0, 1.0)",
    "real vector": "dist.Normal(torch.zeros(3), 1.0).to_event(1)",
    "real matrix": "dist.Normal(torch.zeros(2, 3), 1.0).to_event(2)",
    "correlated vector": "dist.MultivariateNormal(torch.zeros(3), torch.eye(3))",
    "positive": "dist.Gamma(1.0, 1.0)",
    "positive vector": "dist.HalfCauchy(torch.ones(3)).to_event(1)",
    "unit interval": "dist.Beta(1.0, 1.0)",
    "bounded": "dist.Uniform(-1.0, 3.0)",
    "simplex": "dist.Dirichlet(torch.ones(4))",
    "simplices": "dist.Dirichlet(torch.ones(2, 4)).to_event(1)",
    "boolean": "dist.Bernoulli(0.5)",
    "class": "dist.Categorical(torch.ones(3))",
    "count": "dist.Poisson(2.0)",
    "one hot": "dist.OneHotCategorical(torch.ones(3))",
    "Cholesky factor": "dist.LKJCholesky(3, torch.tensor(1.0))",
    "sphere": "dist.ProjectedNormal(torch.ones(3))",
}

PLATES = {
    "outside": "    z = pyro.sample('z', {})\n",
    "in a plate": "    with pyro.plate('data', len(data)):\n        z = pyro.sample('z', {})\n",
    "in two": "    with pyro.plate('a', 2, dim=-2):\n        with pyro.plate('b', len(data)):\n            z = pyro.sample('z', {})\n",
    "in a minibatch": "    with pyro.plate('data', len(data), subsample_size=2):\n        z = pyro.sample('z', {})\n",
    "in the second dim": "    with pyro.plate('a', 2, dim=-2):\n        z = pyro.sample('z', {})\n",
}


@pytest.fixture(scope="module")
def pyro() -> Iterator[PyroProcess]:
    with pyro_process() as process:
        yield process


def shown(pyro: PyroProcess, path: Path, data: bytes) -> list[Evidence]:
    """What Pyro has against a program; any exception counts."""
    path.write_bytes(data)
    outcome = pyro.run(path)
    assert outcome.raised is None, (outcome.raised, data.decode())
    return evidence_of(Program(path, (), frozenset(), frozenset(), ()), outcome)


@pytest.mark.parametrize("plate", PLATES.values(), ids=PLATES)
@pytest.mark.parametrize("fn", DISTRIBUTIONS.values(), ids=DISTRIBUTIONS)
def test_pyro_accepts_the_site_that_is_added(pyro: PyroProcess, tmp_path: Path, fn: str, plate: str) -> None:
    source = (
        f"{HEAD}def model(data):\n{plate.format(fn)}"
        "    pyro.sample('x', dist.Normal(0.0, 1.0), obs=torch.tensor(0.5))\n"
        "def guide(data):\n    pass\n"
        'svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())\nsvi.step(DATA)\nsvi.step(DATA)\n'
    )
    path = tmp_path / "program.py"
    assert {item.code for item in shown(pyro, path, source.encode())} == {"PYR301"}
    after, outcome = mended(source)
    assert [finding.code for finding in outcome.fixed] == ["PYR301"]
    assert outcome.report.pairs[0].status == "aligned"
    assert shown(pyro, path, after) == []


@pytest.mark.parametrize("name", [name for name, (_, lines, _) in CASES.items() if lines])
def test_pyro_accepts_what_each_intent_writes(pyro: PyroProcess, tmp_path: Path, name: str) -> None:
    after, _ = mended(INTENTS_HEAD + CASES[name][0])
    assert shown(pyro, tmp_path / "program.py", after) == []


def test_pyro_accepts_mutants_that_are_fixed(pyro: PyroProcess, tmp_path: Path) -> None:
    fixed = 0
    answers = Answers(pyro, tmp_path, file=None, seconds=None)
    for number, (original, mutant) in enumerate(sample(60, seed=11)):
        path = tmp_path / f"mutant_{number}.py"
        path.write_text(mutant.source, encoding="utf-8")
        outcome = pyro.run(path)
        program = Program(path, (), frozenset(), frozenset(), ())
        if not evidence_of(program, outcome) or not is_clean(answers, original):
            continue
        after, result = mended(mutant.source)
        gone = {(finding.code, finding.site) for finding in result.fixed}
        left = [each for each in result.report.findings if each.severity.value != "info"]
        assert not gone & {(finding.code, finding.site) for finding in left}
        if gone and not left:
            assert shown(pyro, path, after) == []
            fixed += 1
    assert fixed >= 10
