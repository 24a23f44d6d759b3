"""Names that Pyro has replaced: the new one in the place of the old."""

from __future__ import annotations

import ast

from pyroast.finding import Edit, Repair
from pyroast.fixes.names import Names, qualified
from pyroast.fixes.registry import Draft, Sources, call_at, fixer, safe
from pyroast.fixes.source import Source

_FUNCTIONS = {"pyro.iarange": "pyro.plate", "pyro.irange": "pyro.plate"}
_METHODS = {"independent": "to_event", "add": "append"}
_OPTIONS = {"max_iarange_nesting": "max_plate_nesting"}


@fixer("deprecated-name")
def deprecated_name(sources: Sources, repair: Repair) -> Draft | None:
    """The function, method or option that Pyro itself calls instead (`pyro.primitives`, `pyro.infer.elbo.ELBO`)."""
    found = call_at(sources, repair)
    if found is None:
        return None
    source, call = found
    names = Names(source)
    result = _function(source, call, names) or _option(source, call) or _method(source, call)
    imports = names.edits()
    if result is None or imports is None:
        return None
    new, edit = result
    return safe(f"use {new}", "Pyro itself calls it instead", [*imports, edit])


def _function(source: Source, call: ast.Call, names: Names) -> tuple[str, Edit] | None:
    new = _FUNCTIONS.get(qualified(source, call.func) or "")
    if new is None:
        return None
    if isinstance(call.func, ast.Attribute):
        return new, _attribute(source, call.func, new.rpartition(".")[2])
    return new, source.replace(call.func, names.spell(new))


def _option(source: Source, call: ast.Call) -> tuple[str, Edit] | None:
    for keyword in call.keywords:
        new = _OPTIONS.get(keyword.arg or "")
        if new is not None and keyword.arg is not None:
            start = source.bounds(keyword)[0]
            return new, source.edit(start, start + len(keyword.arg), new)
    return None


def _method(source: Source, call: ast.Call) -> tuple[str, Edit] | None:
    if not isinstance(call.func, ast.Attribute):
        return None
    if call.func.attr == "get_samples":
        start, end = source.bounds(call.func)
        dot = source.text.rindex(".", start, end)
        return "a call", source.edit(dot, end, "")
    new = _METHODS.get(call.func.attr)
    return None if new is None else (f".{new}", _attribute(source, call.func, new))


def _attribute(source: Source, node: ast.Attribute, new: str) -> Edit:
    end = source.bounds(node)[1]
    return source.edit(end - len(node.attr), end, new)
