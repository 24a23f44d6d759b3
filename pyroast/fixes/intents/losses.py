"""Options of a loss, and the loss that sums out enumerated sites."""

from __future__ import annotations

import ast

from pyroast.finding import Edit, Plain, Repair
from pyroast.fixes.names import Names, qualified
from pyroast.fixes.registry import Draft, Sources, call_at, fixer, safe, unsafe
from pyroast.fixes.source import Source, add_keyword

_NESTING = "max_plate_nesting"
_ENUMERATING = {
    "Trace_ELBO": "TraceEnum_ELBO",
    "TraceGraph_ELBO": "TraceEnum_ELBO",
    "JitTrace_ELBO": "JitTraceEnum_ELBO",
    "JitTraceGraph_ELBO": "JitTraceEnum_ELBO",
}


@fixer("raise-nesting")
def raise_nesting(sources: Sources, repair: Repair) -> Draft | None:
    """Write the number of plates that there are."""
    found = call_at(sources, repair)
    depth = repair.value("depth")
    if found is None or not isinstance(depth, int):
        return None
    source, call = found
    given = _keyword(call, _NESTING) or _keyword(call, "max_iarange_nesting")
    value = call.args[1] if len(call.args) > 1 else None if given is None else given.value
    if not isinstance(value, ast.Constant):
        return None
    return safe(f"use {_NESTING}={depth}", "that many plates are nested", [source.replace(value, str(depth))])


@fixer("enumerating-loss")
def enumerating_loss(sources: Sources, repair: Repair) -> Draft | None:
    """Replace the loss by the one that enumerates, with the same options and the number of plates."""
    draft = _other_loss(sources, repair, _ENUMERATING, repair.value("depth"))
    if draft is None:
        return None
    new, edits = draft
    return unsafe(f"use {new}", "the sites that are marked for enumeration are then summed out", edits)


@fixer("plain-loss")
def plain_loss(sources: Sources, repair: Repair) -> Draft | None:
    """Replace the loss by the one that does not enumerate, with the same options."""
    plain = {"TraceEnum_ELBO": "Trace_ELBO", "JitTraceEnum_ELBO": "JitTrace_ELBO"}
    draft = _other_loss(sources, repair, plain, None)
    if draft is None:
        return None
    new, edits = draft
    return unsafe(f"use {new}", "a site may have been meant to be enumerated", edits)


def _other_loss(
    sources: Sources, repair: Repair, names_of: dict[str, str], depth: Plain
) -> tuple[str, list[Edit]] | None:
    """The call of another class, imported, with the number of plates where that is known and not given."""
    found = call_at(sources, repair)
    if found is None:
        return None
    source, call = found
    name = qualified(source, call.func)
    new = names_of.get((name or "").rpartition(".")[2])
    if name is None or new is None or not name.startswith("pyro.infer."):
        return None
    names = Names(source)
    if isinstance(call.func, ast.Attribute):
        end = source.bounds(call.func)[1]
        edits = [source.edit(end - len(call.func.attr), end, new)]
    else:
        edits = _imported(source, call.func, new)
        edits.append(source.replace(call.func, new if edits else names.spell(f"pyro.infer.{new}")))
    if (
        isinstance(depth, int)
        and not any(_keyword(call, each) for each in (_NESTING, None))
        and len(call.args) < 2
    ):
        edits.append(add_keyword(source, call, f"{_NESTING}={depth}"))
    imports = names.edits()
    if imports is None:
        return None
    return new, [*imports, *edits]


def _imported(source: Source, old: ast.expr, new: str) -> list[Edit]:
    """The import of a name beside that of another one, or in its place where nothing else uses that one."""
    if not isinstance(old, ast.Name) or new in {
        node.id for node in ast.walk(source.tree) if isinstance(node, ast.Name)
    }:
        return []
    for statement in source.tree.body:
        for alias in statement.names if isinstance(statement, ast.ImportFrom) else ():
            if alias.name == new:
                return []
            if (alias.asname or alias.name) == old.id:
                uses = sum(isinstance(node, ast.Name) and node.id == old.id for node in ast.walk(source.tree))
                if uses == 1:
                    return [source.replace(alias, new)]
                return [source.insert_after(alias, f", {new}")]
    return []


def _keyword(call: ast.Call, name: str | None) -> ast.keyword | None:
    return next((keyword for keyword in call.keywords if keyword.arg == name), None)
