"""The examples of every rule's documentation: the wrong one gives the rule's finding, the right one none."""

from __future__ import annotations

import re

import pytest

from pyroast.check import check_source
from pyroast.finding import Severity
from pyroast.rule import Rule, Silent, Warns
from pyroast.rules import registry
from tests.rules.pages import examples, rules_with_examples
from tests.rules.preamble import DEFAULT_MODEL, replace_definitions

RULES = rules_with_examples()
SECTIONS = ["Why is this bad?", "Example", "When pyroast stays silent"]
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


def _found(program: str, rule: Rule) -> list[tuple[int, str]]:
    report = check_source("example.py", program.encode())
    assert not report.failed, report.findings
    shown = [each for each in report.findings if each.severity is not Severity.INFO or each.code == rule.code]
    return [(each.span.line, each.code) for each in shown]


@each_rule
def test_the_wrong_example_gives_the_finding_on_its_line(rule: Rule) -> None:
    both = examples(rule)
    assert _found(both.wrong, rule) == [(both.line, rule.code)], both.wrong


@each_rule
def test_what_to_use_instead_gives_no_finding(rule: Rule) -> None:
    assert _found(examples(rule).right, rule) == []


@each_rule
def test_the_right_example_is_decided(rule: Rule) -> None:
    report = check_source("example.py", examples(rule).right.encode())
    assert {pair.status for pair in report.pairs} == {"aligned"}, [pair.unknown for pair in report.pairs]


@each_rule
def test_the_first_claim_is_what_the_finding_says(rule: Rule) -> None:
    report = check_source("example.py", examples(rule).wrong.encode())
    claim = rule.runtime[0]
    kind = "silent" if isinstance(claim, Silent) else "warns" if isinstance(claim, Warns) else "raises"
    assert [finding.runtime.value for finding in report.findings if finding.code == rule.code] == [kind]


@pytest.mark.parametrize("rule", registry().values(), ids=lambda rule: rule.name)
def test_the_documentation_has_the_sections_of_every_page(rule: Rule) -> None:
    headings = re.findall(r"^## (.*)$", rule.doc, re.MULTILINE)
    assert headings == [section for section in SECTIONS if section in headings]
    assert headings[0] == SECTIONS[0]
    assert rule.doc.splitlines()[0].endswith(".") and not rule.doc.splitlines()[1]


def test_a_definition_is_replaced_and_the_rest_kept() -> None:
    example = "@wrapped\ndef guide(data):\n    pass\n\nsvi = 1\n"
    assert replace_definitions(example, "svi = 2\n") == "@wrapped\ndef guide(data):\n    pass\n\nsvi = 2\n"
    assert replace_definitions(example, "def guide(data):\n    1\n") == "def guide(data):\n    1\n\nsvi = 1\n"
    assert replace_definitions(example, DEFAULT_MODEL) == f"{example}\n{DEFAULT_MODEL}"
