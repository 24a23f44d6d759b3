"""Writes the body of a model or guide: statements drawn one by one."""

from __future__ import annotations

from .core import MAX_DEPTH
from .flow import Flow
from .helpers import Helpers
from .pieces import Scope
from .plates import Plates
from .sites import Sites

STATEMENTS = {
    "sample": 20, "observe": 6, "plate": 9, "explicit plate": 5, "sequential plate": 4, "plate variable": 4,
    "plate stack": 2, "several plates": 2, "for": 8, "while": 2, "branch": 8, "helper": 6, "comprehension": 4,
    "deterministic": 2, "factor": 2, "param": 2, "block": 2, "condition": 2, "scale": 1, "mask": 1,
    "uncondition": 1, "infer config": 2, "return": 2, "lambda": 2, "try": 1, "nested function": 2, "conditional call": 1,
    "recursion": 1, "markov context": 1, "match": 1, "apply": 1, "handled call": 3, "do": 1, "plate list": 1,
    "exit stack": 1, "map": 1, "noise": 2, "chosen function": 1, "counter": 1, "nested trace": 1, "masked observation": 1,
    "keywords": 2, "dependent": 3, "built name": 2,
}  # fmt: skip


class Writer(Sites, Plates, Flow, Helpers):
    """The whole grammar."""

    def statement(self, scope: Scope) -> list[str]:
        """One statement, compound ones only where there is room for them."""
        self.statements += 1
        if scope.depth >= MAX_DEPTH or self.statements > 30:
            return self.sample(scope)
        kind = self.choices.weighted(STATEMENTS).replace(" ", "_")
        lines: list[str] = getattr(self, "write_" + kind)(scope)
        return lines
