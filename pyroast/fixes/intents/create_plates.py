"""`create_plates=` of an autoguide: the plate that the model makes of its arguments."""

from __future__ import annotations

import ast
from copy import deepcopy

from pyroast.finding import Repair
from pyroast.fixes.registry import Draft, Sources, call_at, fixer, unsafe
from pyroast.fixes.source import add_keyword


@fixer("create-plates")
def create_plates(sources: Sources, repair: Repair) -> Draft | None:
    """Hand the guide the plate, as a function of the arguments that model and guide are called with."""
    found, place, model = call_at(sources, repair), repair.place("plate"), repair.place("model")
    plate = None if place is None else call_at(sources, place)
    if found is None or plate is None or model is None or not found[1].args:
        return None
    source, guide = found
    written, call = plate
    function = next((each for each in written.around(call) if isinstance(each, ast.FunctionDef)), None)
    if function is None or function.lineno != model.span.line or _own(function) & _read(call):
        return None
    if any(keyword.arg in (None, "create_plates") for keyword in guide.keywords):
        return None
    bare = _bare(function.args)
    if bare.args and not bare.posonlyargs and bare.args[0].arg in ("self", "cls"):
        if bare.args.pop(0).arg in _read(call):
            return None  # the guide calls what it is given without an instance
    arguments = ast.unparse(bare)
    text = f"create_plates=lambda {arguments}: {written.of(call)}"
    return unsafe(
        "hand the guide the plate of the model",
        "its parameters meet their own rows from then on",
        [add_keyword(source, guide, text)],
    )


def _own(function: ast.FunctionDef) -> set[str]:
    """The names that a function sets itself."""
    return {
        node.id
        for node in ast.walk(function)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }


def _read(call: ast.Call) -> set[str]:
    return {node.id for node in ast.walk(call) if isinstance(node, ast.Name)}


def _bare(arguments: ast.arguments) -> ast.arguments:
    """Parameters as a lambda takes them: without annotations."""
    copied = deepcopy(arguments)
    for node in ast.walk(copied):
        if isinstance(node, ast.arg):
            node.annotation = None
    return copied
