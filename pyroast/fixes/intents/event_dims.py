"""Event dims: `.to_event(n)` added or taken back, or the event_dim of a Delta."""

from __future__ import annotations

import ast

from pyroast.finding import Edit, Repair
from pyroast.fixes.registry import Draft, Sources, call_at, fixer, safe, unsafe
from pyroast.fixes.source import Source, add_keyword, argument, needs_brackets
from pyroast.spans import Place


@fixer("event-dim")
def event_dim(sources: Sources, repair: Repair) -> Draft | None:
    """Give the draw of the guide the event_dim of the model's site."""
    wanted, now = repair.value("wanted"), repair.value("now")
    found = call_at(sources, repair)
    if found is None or not isinstance(wanted, int) or not isinstance(now, int):
        return None
    edit = _changed(*found, wanted, now, repair.value("distribution") == "Delta")
    if edit is None:
        return None
    description = f"give the guide's site event_dim {wanted}"
    if repair.value("sure"):
        return safe(description, "the model says what one event is", [edit])
    return unsafe(description, "the shape of the guide's draw is not known", [edit])


@fixer("to-event")
def to_event(sources: Sources, repair: Repair) -> Draft | None:
    """Declare dims of the batch as dims of one event, in the model and in the guide."""
    dims = repair.value("dims")
    if not isinstance(dims, int):
        return None
    edits: list[Edit] = []
    for place in (Place(repair.path, repair.span), *(place for _, place in repair.places)):
        found = call_at(sources, place)
        edit = None if found is None else _changed(*found, dims, 0, False)
        if edit is None:
            return None
        edits.append(edit)
    return unsafe(
        f"declare the last dims as one event: .to_event({dims})",
        "the elements may be independent, and a pyro.plate be what is missing",
        edits,
    )


def _changed(source: Source, call: ast.Call, wanted: int, now: int, point: bool) -> Edit | None:
    """The statement whose distribution has `wanted` event dims where it had `now`."""
    fn = argument(call, 1, "fn")
    if fn is None:
        return None
    given = _event_dim(fn) if point else None
    if given is not None:
        return source.replace(given, str(wanted)) if isinstance(given, ast.Constant) else None
    if point and isinstance(fn, ast.Call) and _is_named(fn.func, "Delta"):
        return add_keyword(source, fn, f"event_dim={wanted}")
    last = fn if isinstance(fn, ast.Call) and isinstance(fn.func, ast.Attribute) else None
    dims = _to_event(last) if last is not None else None
    if last is not None and dims is not None:
        assert isinstance(last.func, ast.Attribute)
        more = dims + wanted - now
        if more < 0:
            return None
        if more == 0:
            return source.edit(
                source.bounds(last.func.value)[1] + _brackets(source, last), source.bounds(last)[1], ""
            )
        return source.replace(last.args[0], str(more))
    if wanted < now:
        return None
    if needs_brackets(fn):
        return source.replace(fn, f"({source.of(fn)}).to_event({wanted - now})")
    return source.insert_after(fn, f".to_event({wanted - now})")


def _to_event(call: ast.Call) -> int | None:
    """The number that a call of `to_event` is given."""
    if not _is_named(call.func, "to_event") or len(call.args) != 1 or call.keywords:
        return None
    given = call.args[0]
    return given.value if isinstance(given, ast.Constant) and type(given.value) is int else None


def _brackets(source: Source, call: ast.Call) -> int:
    """How far the brackets around what `to_event` is called on reach behind it."""
    assert isinstance(call.func, ast.Attribute)
    end = source.bounds(call.func.value)[1]
    between = source.text[end : source.bounds(call.func)[1]]
    return between.rfind(")") + 1


def _event_dim(fn: ast.expr) -> ast.expr | None:
    """The event_dim that a call gives by its name."""
    keywords = fn.keywords if isinstance(fn, ast.Call) else []
    return next((keyword.value for keyword in keywords if keyword.arg == "event_dim"), None)


def _is_named(function: ast.expr, name: str) -> bool:
    return (isinstance(function, ast.Attribute) and function.attr == name) or (
        isinstance(function, ast.Name) and function.id == name
    )
