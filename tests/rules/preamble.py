"""The lines that complete an example of a rule's documentation to a whole program."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

PREAMBLE = """\
import pyro
import pyro.distributions as dist
import torch
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO, TraceEnum_ELBO, TraceGraph_ELBO, TraceMeanField_ELBO, config_enumerate
from pyro.infer.autoguide import AutoDelta, AutoNormal
from torch.distributions import constraints

data = torch.randn(5)
optim = pyro.optim.Adam({"lr": 0.01})
"""

DEFAULT_MODEL = """\
def model(data):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    with pyro.plate("data", len(data)):
        pyro.sample("obs", dist.Normal(loc, 1.0), obs=data)
"""
DEFAULT_GUIDE = "guide = AutoNormal(model)\n"
DEFAULT_SVI = "svi = SVI(model, guide, optim, loss=Trace_ELBO())\n"
STEP = "svi.step(data)\n"

_LOSS = re.compile(r"loss=\w+\([^()]*\)")


def complete(example: str) -> str:
    """The example as a program: what it does not define has its default, and one step is taken at the end."""
    lines = example.splitlines(keepends=True)
    starts = {name: _first_line(each) - 1 for each in ast.parse(example).body for name in _names(each)}
    defined, cut = starts.keys(), starts.get("svi", len(lines))
    parts = [
        PREAMBLE,
        *([] if "model" in defined else [DEFAULT_MODEL]),
        "".join(lines[:cut]),
        *([] if "guide" in defined else [DEFAULT_GUIDE]),
        *(["".join(lines[cut:])] if lines[cut:] else []),
        *([] if "svi" in defined else [DEFAULT_SVI]),
        STEP,
    ]
    return "\n".join(parts)


def replace_definitions(example: str, other: str) -> str:
    """The example with every statement of `other` in the place of that which defines the same name."""
    lines, replacements = example.splitlines(), other.splitlines()
    for statement in ast.parse(other).body:
        text = replacements[_first_line(statement) - 1 : statement.end_lineno]
        for old in ast.parse("\n".join(lines)).body:
            if set(_names(old)) & set(_names(statement)):
                lines[_first_line(old) - 1 : old.end_lineno] = text
                break
        else:
            lines.extend(["", *text])
    return "\n".join(lines) + "\n"


def under_loss(program: str, loss: str) -> str:
    """The program with another loss, given as source."""
    return _LOSS.sub(f"loss={loss}", program)


def _names(statement: ast.stmt) -> Iterator[str]:
    match statement:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.Assign(targets=targets):
            yield from (target.id for target in targets if isinstance(target, ast.Name))


def _first_line(statement: ast.stmt) -> int:
    decorators = getattr(statement, "decorator_list", [])
    return min([statement.lineno, *(decorator.lineno for decorator in decorators)])
