"""Distributions that are not what `pyro.sample` takes: a class with its arguments behind it, or one of torch's."""

from __future__ import annotations

import ast

from pyroast.finding import Repair
from pyroast.fixes.names import Names, qualified
from pyroast.fixes.registry import Draft, Sources, call_at, fixer, safe, unsafe
from pyroast.fixes.source import Source, argument, needs_brackets
from pyroast.library import distributions

_OWN_KEYWORDS = frozenset({"name", "fn", "obs", "obs_mask", "infer"})


@fixer("make-distribution")
def make_distribution(sources: Sources, repair: Repair) -> Draft | None:
    """Call the class with the arguments that stand behind it (`pyro.primitives.sample` has none of its own there)."""
    found = call_at(sources, repair)
    if found is None:
        return None
    source, call = found
    fn = argument(call, 1, "fn")
    if not isinstance(fn, (ast.Name, ast.Attribute)) or fn not in call.args:
        return None
    moved: list[ast.expr | ast.keyword] = [*call.args[2:]]
    moved += [keyword for keyword in call.keywords if keyword.arg not in _OWN_KEYWORDS]
    behind = [*call.args[2:], *call.keywords]
    if behind[: len(moved)] != moved:
        return None  # something else stands between them
    if not moved and _wants_arguments(qualified(source, fn)):
        return None
    end = source.bounds(moved[-1])[1] if moved else source.bounds(fn)[1]
    start = source.bounds(moved[0])[0] if moved else end
    text = f"{source.of(fn)}({source.text[start:end]})"
    edit = source.edit(source.bounds(fn)[0], end, text)
    return safe(f"make the distribution: {text}", "a class cannot be sampled from", [edit])


def _wants_arguments(name: str | None) -> bool:
    """Whether a distribution may not be made without arguments; of a class under another name this is not known."""
    info = distributions.lookup(name) if name is not None else None
    return info is None or bool(info.exclusive) or any(each.required for each in info.parameters)


@fixer("pyro-distribution")
def pyro_distribution(sources: Sources, repair: Repair) -> Draft | None:
    """Take Pyro's distribution of the same name."""
    found = call_at(sources, repair)
    if found is None:
        return None
    source, call = found
    fn = argument(call, 1, "fn")
    made = _torchs(source, call if fn is None else fn)
    if made is None:
        return None
    names = Names(source)
    kind = (qualified(source, made) or "").rpartition(".")[2]
    spelled = names.spell(f"pyro.distributions.{kind}")
    imports = names.edits()
    if imports is None:
        return None
    return safe(f"use {spelled}", "Pyro's has the same arguments", [*imports, source.replace(made, spelled)])


def _torchs(source: Source, fn: ast.expr) -> ast.expr | None:
    """The name of a class of torch's that an expression calls first of all."""
    while isinstance(fn, ast.Call):
        name = qualified(source, fn.func) or ""
        if name.startswith("torch.distributions."):
            return fn.func
        fn = fn.func.value if isinstance(fn.func, ast.Attribute) else fn.func
    return None


@fixer("trace-draw")
def trace_draw(sources: Sources, repair: Repair) -> Draft | None:
    """Draw through `pyro.sample`, under the name of the variable."""
    found = call_at(sources, repair)
    if found is None:
        return None
    source, call = found
    statement = source.statement(call)
    if not isinstance(call.func, ast.Attribute) or call.args or call.keywords:
        return None
    if not isinstance(statement, ast.Assign) or statement.value is not call or len(statement.targets) != 1:
        return None
    target = statement.targets[0]
    if not isinstance(target, ast.Name):
        return None
    fn = call.func.value
    names = Names(source)
    text = source.of(fn)
    text = f"({text})" if needs_brackets(fn) else text
    edit = source.replace(call, f'{names.spell("pyro.sample")}("{target.id}", {text})')
    imports = names.edits()
    if imports is None:
        return None
    return unsafe(
        f"sample {target.id!r} through Pyro",
        "the other side needs a site of that name then",
        [*imports, edit],
    )
