"""Pyro runs every program of the corpus and must say what the program's markers say, no more and no less."""

from __future__ import annotations

import importlib.util
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from .expectations import Program, disagreements, read_program
from .runner import PyroOutcome, PyroProcess, ShownWarning, pyro_process

PROGRAMS = sorted(
    path for kind in ("programs", "hard") for path in (Path(__file__).parent / kind).glob("*.py")
)
RULES = {
    **{rule: f"r{rule}" for rule in ("101", "102", "301", "302", "303", "304", "305", "309", "310", "401", "402", "403",
                                     "411", "412")},
    "201": "shape_collide", "202": "shape_nesting", "203": "shape_batch", "205": "shape_mismatch", "206": "shape_subsample",
    "207": "shape_reenter", "208": "shape_vectorized", "209": "shape_dim", "210": "shape_empty", "211": "shape_param",
    "212": "shape_obsmask", "213": "shape_observe", "214": "shape_blockplate", "306": "pairs_shape", "307": "pairs_support",
    "308": "pairs_narrow", "311": "pairs_order", "314": "pairs_reparam", "404": "enum_order", "405": "enum_diamond",
    "406": "enum_global", "407": "enum_scale", "408": "enum_markov", "409": "enum_support", "410": "enum_dims",
    "413": "enum_discrete", "414": "enum_seqplate", "417": "enum_tail", "418": "enum_tail", "419": "enum_index", "104": "dist_class", "105": "dist_torch", "312": "signature", "416": "mcmc_subsample",
    "505": "value",
}  # fmt: skip
"""The rules, each with what the names of its programs begin with."""

needs_pyro = pytest.mark.skipif(
    importlib.util.find_spec("pyro") is None or not hasattr(os, "fork"),
    reason="Pyro is not installed, or this system cannot fork",
)


@pytest.fixture(scope="module")
def pyro() -> Iterator[PyroProcess]:
    with pyro_process() as process:
        yield process


@needs_pyro
@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_pyro_agrees_with_the_markers(pyro: PyroProcess, path: Path) -> None:
    problems = disagreements(read_program(path), pyro.run(path))
    assert not problems, "\n".join([path.name, *problems])


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_wrong_programs_and_near_misses(rule: str) -> None:
    programs = [read_program(path) for path in PROGRAMS if path.stem.startswith(f"{RULES[rule]}_")]
    kinds = Counter(f"PYR{rule}" in {code for _, code in program.findings} for program in programs)
    assert kinds[True] >= 4 and kinds[False] >= 4, kinds


def _program(*findings: tuple[int, str], silent: tuple[str, ...] = (), also: tuple[str, ...] = ()) -> Program:
    return Program(Path("program.py"), findings, frozenset(silent), frozenset(also), ())


def _outcome(*messages: str, raised: tuple[str, str] | None = None) -> PyroOutcome:
    shown = tuple(ShownWarning("UserWarning", message, (9,)) for message in messages)
    return PyroOutcome(raised, (9,) if raised else (), shown, 0.0)


MISSING = "Found vars in model but not guide: {'a', 'b'}"
DUPLICATE = ("RuntimeError", "Multiple sample sites named 'a'")


@pytest.mark.parametrize(
    ("program", "outcome", "agree"),
    [
        (_program((5, "PYR301"), (5, "PYR301")), _outcome(MISSING), True),
        (_program((5, "PYR301"), (5, "PYR301")), _outcome(MISSING, MISSING), True),
        (_program((5, "PYR301")), _outcome(MISSING), False),
        (_program(), _outcome(MISSING), False),
        (_program((5, "PYR301"), (5, "PYR301"), (6, "PYR301")), _outcome(MISSING), False),
        (_program((5, "PYR301")), _outcome(), False),
        (_program((5, "PYR412"), silent=("PYR412",)), _outcome(), True),
        (_program((5, "PYR301"), (5, "PYR301"), silent=("PYR301",)), _outcome(MISSING), False),
        (_program(silent=("PYR412",)), _outcome(), False),
        (_program((9, "PYR101")), _outcome(raised=DUPLICATE), True),
        (_program((8, "PYR101")), _outcome(raised=DUPLICATE), False),
        (_program((9, "PYR101"), (5, "PYR301")), _outcome(raised=DUPLICATE), False),
        (_program((9, "PYR101"), (5, "PYR301"), also=("PYR301",)), _outcome(raised=DUPLICATE), True),
        (_program((5, "PYR301"), also=("PYR301",)), _outcome(), False),
        (_program((5, "PYR301"), (5, "PYR301")), _outcome(MISSING, raised=("KeyError", "'a'")), True),
        (_program((5, "PYR301"), (5, "PYR301")), _outcome(MISSING, raised=("KeyError", "'c'")), False),
        (_program(), _outcome(raised=("NameError", "name 'x' is not defined")), False),
    ],
)
def test_comparison_tells_agreement_from_disagreement(
    program: Program, outcome: PyroOutcome, agree: bool
) -> None:
    assert bool(disagreements(program, outcome)) is not agree


@pytest.mark.parametrize("comment", ["# error: 301", "# Error: PYR301", "# error:PYR301", "# silent: PYR412"])
def test_a_comment_that_is_nearly_a_marker_is_refused(tmp_path: Path, comment: str) -> None:
    path = tmp_path / "program.py"
    path.write_text(f"x = 1  {comment}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="cannot read the comment"):
        read_program(path)
