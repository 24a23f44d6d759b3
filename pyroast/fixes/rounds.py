"""A site whose name is put together in loops: the loops and the name in the guide's words."""

from __future__ import annotations

import ast
import re

from pyroast.finding import Repair
from pyroast.fixes.registry import Sources, call_at
from pyroast.fixes.scope import carried, parameters
from pyroast.fixes.source import Definition, Source, argument
from pyroast.records import dataclass

_TEMPLATE = re.compile(r"""([fF]?(["'])[^"'\\\n]*)(?=\2)(["'])((?:\.format\(| *%).*|)""")
_FORMATS = re.compile(r"%[-#0 +]*\d*[a-zA-Z]|\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class Rounds:
    """The heads of the loops from the outermost, the expression of the name, and what a variable may be called after it."""

    heads: tuple[str, ...]
    name: str
    base: str

    def named(self, ending: str) -> str:
        """The expression of the name with something at its end."""
        found = _TEMPLATE.fullmatch(self.name)
        if found is None:
            return f'{self.name} + "_{ending}"'
        start, _, quote, rest = found.groups()
        return f"{start}_{ending}{quote}{rest}"


def is_computed(sources: Sources, repair: Repair) -> bool:
    """Whether the model puts the name together, as for one of many sites."""
    place = repair.place("model")
    found = None if place is None else call_at(sources, place)
    name = None if found is None else argument(found[1], 0, "name")
    return name is not None and not isinstance(name, (ast.Constant, ast.Name))


def rounds(sources: Sources, repair: Repair, source: Source, guide: Definition) -> Rounds | None:
    """The loops of the model that give the site its names; None where the guide has no words for them."""
    place = repair.place("model")
    found = None if place is None else call_at(sources, place)
    if found is None:
        return None
    home, call = found
    loops, function = _around(home, call)
    name = argument(call, 0, "name")
    if not loops or function is None or name is None:
        return None
    used = {node.id for node in ast.walk(name) if isinstance(node, ast.Name)}
    taken = _taken(guide)
    bound: frozenset[str] = frozenset()
    heads: list[str] = []
    for loop in loops:
        targets = _targets(loop.target)
        over = carried(home, loop.iter, function, source, guide, bound)
        if over is None or not targets or not targets & used or targets & (taken | bound):
            return None
        bound |= targets
        heads.append(f"for {home.of(loop.target)} in {over}:")
    text = _name(home, name, function, source, guide, bound)
    return None if text is None else Rounds(tuple(heads), text, _base(name))


def _around(home: Source, call: ast.Call) -> tuple[list[ast.For], Definition | None]:
    """The loops around a call in its function, the outermost first; none where some are no plain `for`."""
    loops: list[ast.For] = []
    for node in home.around(call):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            return loops[::-1], node
        if isinstance(node, (ast.While, ast.AsyncFor, ast.comprehension, ast.Lambda)):
            break
        if isinstance(node, ast.For):
            loops.append(node)
    return [], None


def _targets(target: ast.expr) -> frozenset[str]:
    """The names that a loop binds; none where it binds something else."""
    each = target.elts if isinstance(target, ast.Tuple) else [target]
    names = [one.id for one in each if isinstance(one, ast.Name)]
    return frozenset(names) if len(names) == len(each) else frozenset()


def _taken(guide: Definition) -> frozenset[str]:
    """The names of the guide that a loop must not bind anew; variables of its own loops it may."""
    own = {
        id(node) for loop in ast.walk(guide) if isinstance(loop, ast.For) for node in ast.walk(loop.target)
    }
    bound = {
        node.id
        for node in ast.walk(guide)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and id(node) not in own
    }
    return frozenset(bound) | frozenset(parameters(guide))


def _name(
    home: Source,
    name: ast.expr,
    function: Definition,
    source: Source,
    guide: Definition,
    bound: frozenset[str],
) -> str | None:
    if not isinstance(name, ast.JoinedStr):
        return carried(home, name, function, source, guide, bound)
    # Before Python 3.12 the nodes in an f-string have no places, so its text is taken as it is or not at all.
    for node in ast.walk(name):
        if isinstance(node, ast.Name) and node.id not in bound:
            return None
    text = home.of(name)
    return text if "\n" not in text and "\r" not in text else None


def _base(name: ast.expr) -> str:
    """What the name has in every round."""
    parts = [
        node.value
        for node in ast.walk(name)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    return re.sub(r"\W+", "_", _FORMATS.sub("", "".join(parts))).strip("_") or "site"
