"""Small programs that make objects of downloaded packages and run a step with their models and guides.

A harness begins with three comments: the package, the entry file from which pyroast sees the pair, and the file whose
slips are tried. It lies in the folder of the package when it is run, so that it imports what is written there.
"""

from __future__ import annotations

import ast
import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from ..oracle.runner import PyroProcess
from .packages import Copy

FOLDER = Path(__file__).with_name("harnesses")
STAND_INS = FOLDER / "stand_ins.py"
_HEADER = re.compile(r"# package: (\S+)\n# entry: (\S+)\n# mutated: (\S+)\n")
_FIRST = "import sys; sys.dont_write_bytecode = True  # two mutants may have the same size and time\n"
_TRACED = """\
import json, pathlib, sys
sys.dont_write_bytecode, seen = True, set()
def tracer(frame, event, _argument):
    if not frame.f_code.co_filename.endswith({mutated!r}):
        return None
    if event == "line":
        seen.add(frame.f_lineno)
    return tracer
sys.settrace(tracer)
{source}
sys.settrace(None)
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(sorted(seen)))
"""


@dataclass(frozen=True, slots=True)
class Harness:
    """A program that runs pairs of a package; paths are relative to the package."""

    name: str
    package: str
    entry: str
    mutated: str
    source: str

    def text(self, digest: str) -> str:
        """The program, with a comment that tells what stands in the package meanwhile."""
        return f"{_FIRST}{self.source}# {digest}\n"


def harnesses() -> list[Harness]:
    """All harnesses, by name."""
    found = []
    for path in sorted(FOLDER.glob("*.py")):
        source = path.read_text(encoding="utf-8")
        if header := _HEADER.match(source):
            found.append(Harness(path.stem, *header.groups(), source))
    return found


def lines_run(pyro: PyroProcess, copy: Copy, harness: Harness) -> set[int]:
    """The lines of the file with the slips that a harness executes; raises RuntimeError where it fails."""
    shutil.copy(STAND_INS, copy.folder)
    program = copy.folder / f"lines_of_{harness.name}.py"
    program.write_text(_TRACED.format(mutated=harness.mutated, source=harness.source), encoding="utf-8")
    outcome = pyro.run(program)
    if outcome.raised is not None:
        raise RuntimeError(f"{harness.name} does not run: {outcome.raised}")
    return set(json.loads(program.with_suffix(".json").read_text(encoding="utf-8")))


def is_reached(tree: ast.Module, places: frozenset[int], lines: set[int]) -> bool:
    """Whether one of some places is in a statement that is executed."""
    return any(lines & set(_statement_lines(tree, place)) for place in places)


def _statement_lines(tree: ast.Module, line: int) -> range:
    """The lines of the innermost statement on a line."""
    around = [
        range(node.lineno, (node.end_lineno or node.lineno) + 1)
        for node in ast.walk(tree)
        if isinstance(node, ast.stmt) and node.lineno <= line <= (node.end_lineno or node.lineno)
    ]
    return min(around, key=len, default=range(0))
