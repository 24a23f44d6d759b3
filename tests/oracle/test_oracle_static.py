"""pyroast reads every program of the corpus and must find what its markers say, which Pyro has confirmed.

A program that pyroast leaves undecided stands in undecided.json with its reason. That list may only shrink: a
program in it that is decided, and one outside it that is not, fail.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from pyroast.check import check_source
from pyroast.finding import FileReport, Runtime, Severity
from pyroast.rule import MODULE
from pyroast.rules import registry

from .expectations import Program, read_program

HERE = Path(__file__).parent
PROGRAMS = sorted((HERE / "programs").glob("*.py"))
HARD = sorted((HERE / "hard").glob("*.py"))
"""Programs that do what is not followed (stateful iterators, tensors as names, caches): unknown is the right answer as
long as no better one is found; a wrong definite one never is."""
UNDECIDED: dict[str, str] = json.loads((HERE / "undecided.json").read_text(encoding="utf-8"))
LARGEST_SHARE_OF_UNDECIDED = 0.05

Places = Counter[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What pyroast made of a program: what is wrong with its answer, or why it gave none."""

    wrong: tuple[str, ...]
    undecided: tuple[str, ...]


def judge(program: Program, report: FileReport) -> Verdict:
    """Compare the report with the markers; only what pyroast says it does not know may be absent."""
    expected: Places = Counter(program.findings)
    found: Places = Counter(
        (finding.span.line, finding.code)
        for finding in report.findings
        if finding.severity is not Severity.INFO
    )
    wrong = [f"{code} at line {line} is not marked" for line, code in sorted((found - expected).elements())]
    missed = [f"{code} at line {line} is marked" for line, code in sorted((expected - found).elements())]
    reasons = [
        f"line {unknown.span.line}: {unknown.reason}"
        for pair in report.pairs
        for unknown in pair.unknown
        if missed or (pair.status == "unknown" and not _ends_before_the_pairs(report))
    ]
    if program.has_no_pair:
        if report.pairs:
            wrong.append("the program says that it holds no pair, pyroast finds one")
    elif not report.pairs:
        reasons.append("no pair is found")
    if not reasons:
        wrong.extend(f"{place} and not found" for place in missed)
    return Verdict(tuple(wrong), tuple(reasons))


def _ends_before_the_pairs(report: FileReport) -> bool:
    """Whether a call of the library, such as a decorator's, ends the program before any pair."""
    calls = {rule.code for rule in registry().values() if rule.subject is MODULE}
    return any(finding.code in calls and finding.runtime is Runtime.RAISES for finding in report.findings)


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_pyroast_agrees_with_the_markers(path: Path) -> None:
    verdict = judge(read_program(path), check_source(path.name, path.read_bytes()))
    assert not verdict.wrong, "\n".join([path.name, *verdict.wrong, *verdict.undecided])
    if path.stem in UNDECIDED:
        assert verdict.undecided, f"{path.stem} is decided now: take it off undecided.json"
    else:
        assert not verdict.undecided, "\n".join([f"{path.stem} is undecided", *verdict.undecided])


@pytest.mark.parametrize("path", HARD, ids=lambda path: path.stem)
def test_no_definite_verdict_on_a_hard_program_is_wrong(path: Path) -> None:
    verdict = judge(read_program(path), check_source(path.name, path.read_bytes()))
    assert not verdict.wrong, "\n".join([path.name, *verdict.wrong, *verdict.undecided])


def test_few_programs_are_undecided() -> None:
    assert len(UNDECIDED) <= LARGEST_SHARE_OF_UNDECIDED * len(PROGRAMS)


def test_the_list_of_undecided_programs_names_programs_and_reasons() -> None:
    assert UNDECIDED.keys() <= {path.stem for path in PROGRAMS}
    assert list(UNDECIDED) == sorted(UNDECIDED)
    assert all(reason.strip() for reason in UNDECIDED.values())


PAIR = """\
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

def model(x):
    pyro.sample("a", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(0.0, 1.0), obs=x)

def guide(x):{marker}
    {body}

SVI(model, guide, pyro.optim.Adam({{}}), Trace_ELBO()).step(torch.tensor(0.0))
"""


@pytest.mark.parametrize(
    ("text", "wrong", "undecided"),
    [
        (PAIR.format(marker="  # error: PYR301", body="pass"), 0, False),
        (PAIR.format(marker="", body="pass"), 1, False),
        (PAIR.format(marker="  # error: PYR302", body="pass"), 2, False),
        (PAIR.format(marker="  # error: PYR301", body="globals()[x](x)"), 0, True),
        (PAIR.format(marker="", body="globals()[x](x)"), 0, True),
        ("# no pair: nothing is paired\nimport pyro\n", 0, False),
        ("import pyro\n", 0, True),
        ("# no pair: this is not so\n" + PAIR.format(marker="  # error: PYR301", body="pass"), 1, False),
    ],
)
def test_judgement(tmp_path: Path, text: str, wrong: int, undecided: bool) -> None:
    path = tmp_path / "program.py"
    path.write_text(text, encoding="utf-8")
    verdict = judge(read_program(path), check_source(path.name, path.read_bytes()))
    assert (len(verdict.wrong), bool(verdict.undecided)) == (wrong, undecided), verdict
