"""Takes the minibatch of a plate from data that are given whole: `with pyro.plate(...) as index:` and `obs=data[index]`."""

from __future__ import annotations

import ast

from pyroast.finding import Edit, Repair
from pyroast.fixes.names import free_name
from pyroast.fixes.registry import Draft, Sources, call_at, fixer, safe
from pyroast.fixes.source import Source, argument, needs_brackets
from pyroast.spans import Place


@fixer("index-subsample")
def index_subsample(sources: Sources, repair: Repair) -> Draft | None:
    """Name the index of the plate where it has no name, and index the observed data with it."""
    found = call_at(sources, repair)
    plate = repair.place("plate")
    axis = repair.value("axis")
    if found is None or plate is None or plate.path != repair.path or not isinstance(axis, int):
        return None
    source, call = found
    data = argument(call, 2, "obs")
    item = _entry(source, call, plate)
    if data is None or item is None:
        return None
    edits: list[Edit] = []
    if isinstance(item.optional_vars, ast.Name):
        index = item.optional_vars.id
    elif item.optional_vars is None:
        index = free_name(source, "index")
        edits.append(_named(source, item, index))
    else:
        return None
    text = f"({source.of(data)})" if needs_brackets(data) else source.of(data)
    edits.append(source.replace(data, f"{text}[{':, ' * axis}{index}]"))
    return safe(
        f"observe the minibatch: index the data with {index!r}", "only a minibatch fits into the plate", edits
    )


def _entry(source: Source, call: ast.Call, plate: Place) -> ast.withitem | None:
    """Where a `with` around the call enters the plate."""
    for around in source.around(call):
        if isinstance(around, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            return None
        if isinstance(around, ast.With):
            for item in around.items:
                if source.span(item.context_expr) == plate.span or _is_made_at(
                    source, item.context_expr, plate
                ):
                    return item
    return None


def _is_made_at(source: Source, expression: ast.expr, plate: Place) -> bool:
    """Whether an expression is the only name of the plate."""
    if not isinstance(expression, ast.Name):
        return False
    bound = [
        node
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Assign)
        and any(isinstance(target, ast.Name) and target.id == expression.id for target in node.targets)
    ]
    return len(bound) == 1 and source.span(bound[0].value) == plate.span


def _named(source: Source, item: ast.withitem, index: str) -> Edit:
    end = source.bounds(item.context_expr)[1]
    return source.edit(end, end, f" as {index}")
