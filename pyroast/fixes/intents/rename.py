"""Renames: a site of the guide to the model's name for it, and a call to the name that Pyro has for it today."""

from __future__ import annotations

import ast

from pyroast.finding import Repair
from pyroast.fixes.registry import Draft, Sources, call_at, fixer, safe, unsafe
from pyroast.fixes.source import argument


@fixer("rename-site")
def rename_site(sources: Sources, repair: Repair) -> Draft | None:
    """Write the other side's name into the statement; the name has to be spelt out there."""
    found = call_at(sources, repair)
    if found is None:
        return None
    source, call = found
    old, new = repair.value("old"), repair.value("new")
    name = argument(call, 0, "name")
    if not isinstance(name, ast.Constant) or name.value != old or not isinstance(new, str):
        return None
    written = source.of(name)
    quote = written[-1:]
    if written != f"{quote}{old}{quote}" or quote in new or "\\" in new or not new.isprintable():
        return None
    edits = [source.replace(name, f"{quote}{new}{quote}")]
    description = f"rename the site {old!r} to {new!r}"
    if repair.value("alone"):
        return safe(description, "each side has one site without a partner, and they fit", edits)
    return unsafe(description, "that these two names mean one site is a guess", edits)
