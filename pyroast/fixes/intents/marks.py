"""Marks of a statement: `infer={"is_auxiliary": True}`, `infer={"enumerate": "parallel"}`, and `obs=` taken away."""

from __future__ import annotations

import ast

from pyroast.finding import Repair
from pyroast.fixes.registry import Draft, Sources, call_at, fixer, unsafe
from pyroast.fixes.source import add_keyword, without_keyword


@fixer("mark-auxiliary")
def mark_auxiliary(sources: Sources, repair: Repair) -> Draft | None:
    """Add the mark to the statement, or to the dictionary that it gives as `infer`."""
    return _marked(
        sources, repair, '"is_auxiliary": True', f"mark {repair.value('site')!r} as auxiliary",
        "the warning ends, and the site stays without a partner in the model",
    )  # fmt: skip


@fixer("enumerate-site")
def enumerate_site(sources: Sources, repair: Repair) -> Draft | None:
    """Mark the site of the model for enumeration in parallel."""
    return _marked(
        sources, repair, '"enumerate": "parallel"', f"enumerate {repair.value('site')!r} in the model",
        "the site is then summed out; the guide could sample it instead",
    )  # fmt: skip


def _marked(sources: Sources, repair: Repair, entry: str, description: str, reason: str) -> Draft | None:
    found = call_at(sources, repair)
    if found is None or any(keyword.arg is None for keyword in found[1].keywords):
        return None
    source, call = found
    name = next((keyword.value for keyword in call.keywords if keyword.arg == "name"), None)
    if not isinstance(call.args[0] if call.args else name, ast.Constant):
        return None  # the statement makes several sites, of which others may be right as they are
    given = next((keyword.value for keyword in call.keywords if keyword.arg == "infer"), None)
    if given is None:
        edit = add_keyword(source, call, f"infer={{{entry}}}")
    elif isinstance(given, ast.Dict):
        start = source.bounds(given)[0] + 1
        edit = source.edit(start, start, entry + (", " if given.keys else ""))
    else:
        return None
    return unsafe(description, reason, [edit])


@fixer("draw-site")
def draw_site(sources: Sources, repair: Repair) -> Draft | None:
    """Take the observation out of a statement of the guide."""
    found = call_at(sources, repair)
    if found is None:
        return None
    source, call = found
    given = next((keyword for keyword in call.keywords if keyword.arg == "obs"), None)
    if given is None:
        return None
    return unsafe(
        f"draw {repair.value('site')!r} in the guide",
        "the value that was given to the guide is left out",
        [without_keyword(source, call, given)],
    )
