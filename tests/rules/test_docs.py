"""docs/rules says what the docstrings of the rules say."""

from __future__ import annotations

from pyroast.rules import registry
from tests.generate_rule_docs import GROUPS, drift


def test_the_pages_are_those_of_the_rules() -> None:
    assert not drift(), "run python -m tests.generate_rule_docs"


def test_every_code_belongs_to_a_group() -> None:
    assert {code[3] for code in registry()} <= GROUPS.keys()
