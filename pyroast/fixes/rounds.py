"""A site whose name is put together, perhaps in loops: the loops and the name in the guide's words."""

from __future__ import annotations

import ast
import re

from pyroast.finding import Repair
from pyroast.fixes.registry import Sources, call_at
from pyroast.fixes.scope import OWN_SCOPE, carried, carried_name, parameters
from pyroast.fixes.source import Definition, Source, argument
from pyroast.records import dataclass

_TEMPLATE = re.compile(r"""([fF]?(["'])[^"'\\\n]*)(?=\2)(["'])((?:\.format\(| *%).*|)""")
_PLAIN = re.compile(r"""([fF]["'])([^"'\\]*)(["'])""")
_NO_FIELD = re.compile(r"""[{}!:=\\"']""")
_FIELD = re.compile(r"\{\{|\}\}|\{([^{}]*)\}")
_VARIABLE = re.compile(r"(?<![\w.])[^\W\d]\w*")
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
    """The loops around the site in the model and its name; None where the guide has no words for them."""
    place = repair.place("model")
    found = None if place is None else call_at(sources, place)
    if found is None:
        return None
    home, call = found
    loops, function = _around(home, call)
    name = argument(call, 0, "name")
    if function is None or name is None:
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
    if any(isinstance(node, OWN_SCOPE) for node in ast.walk(name)):
        return None
    used = {node.id for node in ast.walk(name) if isinstance(node, ast.Name)}
    words = {each: carried_name(home, each, function, source, guide, bound) for each in used}
    if None in words.values():
        return None
    text = home.of(name)
    renamed = {each: word for each, word in words.items() if word is not None and word != each}
    return None if "\n" in text or "\r" in text else _reworded(text, name, renamed)


def _reworded(text: str, name: ast.JoinedStr, words: dict[str, str]) -> str | None:
    """An f-string with other words for some variables.

    Before Python 3.12 the nodes in an f-string have no places, so this is done in plain fields alone.
    """
    if not words:
        return text
    found = _PLAIN.fullmatch(text)
    if found is None or any(_NO_FIELD.search(word) for word in words.values()):
        return None
    if any(isinstance(node, (ast.Slice, ast.keyword, ast.Compare)) for node in ast.walk(name)):
        return None

    def field(part: re.Match[str]) -> str:
        inner = part.group(1)
        if inner is None:  # a brace that is doubled
            return part.group()
        end = min((inner.index(mark) for mark in "!:=" if mark in inner), default=len(inner))
        expression = _VARIABLE.sub(lambda each: words.get(each.group(), each.group()), inner[:end])
        return f"{{{expression}{inner[end:]}}}"

    start, inside, quote = found.groups()
    return start + _FIELD.sub(field, inside) + quote


def _base(name: ast.expr) -> str:
    """What the name has in every round."""
    in_fields = {
        id(node) for each in ast.walk(name) if isinstance(each, ast.FormattedValue) for node in ast.walk(each)
    }
    parts = [
        node.value
        for node in ast.walk(name)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in in_fields
    ]
    return re.sub(r"\W+", "_", _FORMATS.sub("", "".join(parts))).strip("_") or "site"
