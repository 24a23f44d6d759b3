"""The experiments of tests/silent/programs: reading them, and running their two programs under Pyro."""

from __future__ import annotations

import ast
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.oracle.runner import PyroOutcome, PyroProcess

FOLDER = Path(__file__).parent / "programs"
FILES = sorted(FOLDER.glob("*.py"))
Side = Literal["wrong", "right"]

_TITLE = re.compile(r"(?P<code>PYR\d{3}): (?P<harm>\S.*)\.$")
_RUN = """\
import json, runpy
import pyro
import torch

def plain(value):
    if isinstance(value, torch.Tensor):
        return plain(value.tolist())
    if isinstance(value, float):
        return float(f"{{value:.2g}}")
    if isinstance(value, (list, tuple, set)):
        return [plain(each) for each in (sorted(value) if isinstance(value, set) else value)]
    assert value is None or isinstance(value, (bool, int, str)), value
    return value

pyro.set_rng_seed(0)
experiment = runpy.run_path({path!r})
measured = {{label: plain(value) for label, value in experiment[{side!r}]().items()}}
with open({answer!r}, "w", encoding="utf-8") as stream:
    json.dump({{"measured": measured, "harm": bool(experiment["harm"](measured))}}, stream)
"""


@dataclass(frozen=True, slots=True)
class Experiment:
    """One file: the code and name of its rule, the harm in one clause, and why."""

    path: Path
    code: str
    rule: str
    harm: str
    why: str
    shown: str

    def source(self, side: Side) -> str:
        """The text of one of the two programs."""
        text = self.path.read_text(encoding="utf-8")
        for node in ast.parse(text).body:
            if isinstance(node, ast.FunctionDef) and node.name == side:
                return "\n".join(text.splitlines()[node.lineno - 1 : node.end_lineno])
        raise ValueError(f"{self.path.name} has no function {side}()")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a run under Pyro gave; `harm` is None where it ended before anything was measured."""

    outcome: PyroOutcome
    measured: dict[str, object]
    harm: bool | None


def read(path: Path) -> Experiment:
    """Read the docstring of an experiment; raises ValueError where its first line is no title."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    title, _, why = (ast.get_docstring(tree) or "").partition("\n")
    match = _TITLE.match(title)
    if match is None:
        raise ValueError(f"{path.name}: the first line is to be 'PYR502: the harm in one clause.'")
    shown = [
        node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and any(isinstance(target, ast.Name) and target.id == "SHOWN" for target in node.targets)
    ]
    rule = path.stem.partition("--")[0]
    return Experiment(path, match["code"], rule, match["harm"], why.strip(), str(shown[0]) if shown else "")


def run(pyro: PyroProcess, experiment: Experiment, side: Side, folder: Path) -> Seen:
    """Run one of the two programs in a fresh process; `folder` is for the files that this needs."""
    answer, program = folder / f"{side}.json", folder / f"{side}.py"
    answer.unlink(missing_ok=True)
    program.write_text(
        _RUN.format(path=str(experiment.path), side=side, answer=str(answer)), encoding="utf-8"
    )
    outcome = pyro.run(program)
    if not answer.exists():
        return Seen(outcome, {}, None)
    content = json.loads(answer.read_text(encoding="utf-8"))
    return Seen(outcome, content["measured"], content["harm"])
