"""Pyro runs the examples of every rule: the wrong one does what the rule claims, the right one is quiet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pyroast.check import check_source
from pyroast.finding import Runtime
from pyroast.rule import Claim, Raises, Rule, Silent, Warns
from pyroast.rules import registry
from tests.cases.markers import CASES, calling, functions
from tests.oracle.expectations import PHRASES
from tests.oracle.runner import PyroOutcome, PyroProcess, pyro_process
from tests.rules.pages import examples, rules_with_examples
from tests.rules.preamble import under_loss

RULES = rules_with_examples()
LOSSES = (
    "Trace_ELBO()",
    "TraceMeanField_ELBO()",
    "TraceGraph_ELBO()",
    "TraceEnum_ELBO(max_plate_nesting=1)",
)
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


@pytest.fixture(scope="module")
def pyro() -> Iterator[PyroProcess]:
    with pyro_process() as process:
        yield process


def _run(pyro: PyroProcess, folder: Path, program: str) -> PyroOutcome:
    path = folder / "example.py"
    path.write_text(program, encoding="utf-8")
    return pyro.run(path)


def _holds(claim: Claim, outcome: PyroOutcome) -> bool:
    match claim:
        case Raises(exception, fragment):
            return (
                outcome.raised is not None
                and outcome.raised[0] == exception
                and fragment in outcome.raised[1]
            )
        case Warns(fragment):
            return outcome.raised is None and any(fragment in message for message in outcome.warnings)
        case Silent():
            return outcome.raised is None and not outcome.warnings


def _has_a_rule(message: str) -> bool:
    codes = {phrase.code for phrase in PHRASES if phrase.raises and phrase.pattern.search(message)}
    return not codes or bool(codes & registry().keys())


@each_rule
def test_pyro_does_what_the_first_claim_says(pyro: PyroProcess, tmp_path: Path, rule: Rule) -> None:
    outcome = _run(pyro, tmp_path, examples(rule).wrong)
    assert _holds(rule.runtime[0], outcome), (rule.runtime[0], outcome)


@pytest.mark.parametrize(
    ("rule", "claim"),
    [(rule, claim) for rule in RULES for claim in rule.runtime[1:]],
    ids=lambda part: getattr(part, "name", type(part).__name__),
)
def test_pyro_does_what_a_further_claim_says_under_another_loss_or_in_a_case(
    pyro: PyroProcess, tmp_path: Path, rule: Rule, claim: Claim
) -> None:
    example = examples(rule).wrong
    cases = [path for path in CASES if path.stem == rule.name]
    programs = [under_loss(example, loss) for loss in LOSSES]
    programs += [calling(path, node.name) for path in cases for node in functions(path, "wrong_")]
    assert any(_holds(claim, _run(pyro, tmp_path, program)) for program in programs)


@each_rule
def test_pyro_is_quiet_about_what_to_use_instead(pyro: PyroProcess, tmp_path: Path, rule: Rule) -> None:
    outcome = _run(pyro, tmp_path, examples(rule).right)
    assert outcome.raised is None and not outcome.warnings, outcome


@each_rule
@pytest.mark.parametrize("loss", LOSSES)
def test_raises_and_warns_are_told_apart_under_every_loss(
    pyro: PyroProcess, tmp_path: Path, rule: Rule, loss: str
) -> None:
    program = under_loss(examples(rule).wrong, loss)
    findings = check_source("example.py", program.encode()).findings
    outcome = _run(pyro, tmp_path, program)
    if outcome.raised is not None and not _has_a_rule(outcome.raised[1]):
        pytest.skip(f"no rule yet for {outcome.raised[1]!r}")
    expected = any(finding.runtime is Runtime.RAISES for finding in findings)
    assert (outcome.raised is not None) == expected, (findings, outcome)
