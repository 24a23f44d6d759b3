"""Reads a rule's docstring: its sections, the wrong example and what to use instead."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pyroast.rule import NOTHING, Rule
from pyroast.rules import registry
from tests.rules.preamble import complete, replace_definitions

_BLOCK = re.compile(r"^```python\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
_INSTEAD = "Use instead:"
ERROR = "# error"


@dataclass(frozen=True, slots=True)
class Examples:
    """Two whole programs; `line` is the one of `wrong` that carries the marker."""

    rule: Rule
    wrong: str
    right: str

    @property
    def line(self) -> int:
        """The line that the finding belongs on."""
        marked = [n for n, text in enumerate(self.wrong.splitlines(), 1) if text.endswith(ERROR)]
        assert len(marked) == 1, f"{self.rule.code} needs one line marked {ERROR!r}"
        return marked[0]


def rules_with_examples() -> list[Rule]:
    """All rules but those that speak of pyroast itself."""
    return [rule for rule in registry().values() if rule.subject is not NOTHING]


def examples(rule: Rule) -> Examples:
    """The two programs of a rule's documentation; raises ValueError where it does not hold two blocks."""
    before, found, after = rule.doc.partition(_INSTEAD)
    wrong, right = _BLOCK.findall(before), _BLOCK.findall(after)
    if not found or len(wrong) != 1 or len(right) != 1:
        raise ValueError(f"{rule.code}: one example and one block after {_INSTEAD!r} are needed")
    return Examples(rule, complete(wrong[0]), complete(replace_definitions(wrong[0], right[0])))
