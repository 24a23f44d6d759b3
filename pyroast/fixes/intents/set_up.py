"""Lines that set something up: `super().__init__()`, `pyro.module`, and the constraint of a parameter."""

from __future__ import annotations

import ast

from pyroast.finding import Repair
from pyroast.fixes.names import Names, qualified
from pyroast.fixes.registry import Draft, Sources, call_at, fixer, safe, unsafe
from pyroast.fixes.source import Definition, Source, add_keyword

_TAKING_CONSTRAINTS = frozenset({"param", "PyroParam"})


@fixer("super-init")
def super_init(sources: Sources, repair: Repair) -> Draft | None:
    """Set up the module before its first attribute."""
    source = sources(repair.path)
    node = None if source is None else source.at(repair.span, ast.expr)
    function = None if source is None or node is None else _function(source, node)
    if source is None or function is None or function.name != "__init__":
        return None
    edit = source.insert_before(_first(function), ["super().__init__()"])
    if edit is None:
        return None
    return safe("call super().__init__() first", "a module cannot be used before it", [edit])


@fixer("register-module")
def register_module(sources: Sources, repair: Repair) -> Draft | None:
    """Register the network with `pyro.module` in the function that calls it."""
    found = call_at(sources, repair)
    if found is None:
        return None
    source, call = found
    function = _function(source, call)
    if function is None or not isinstance(call.func, (ast.Name, ast.Attribute)):
        return None
    text = source.of(call.func)
    own = text.partition(".")[0]
    inside = {
        node.id
        for node in ast.walk(function)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    if own in inside:
        return None  # made in the function itself, and anew in every step
    names = Names(source)
    name = text.rpartition(".")[2]
    edit = source.insert_before(_first(function), [f'{names.spell("pyro.module")}("{name}", {text})'])
    imports = names.edits()
    if edit is None or imports is None:
        return None
    return unsafe(
        f"register {text} with pyro.module", "its weights are trained from then on", [*imports, edit]
    )


@fixer("add-constraint")
def add_constraint(sources: Sources, repair: Repair) -> Draft | None:
    """Give a parameter the constraint that the distribution demands."""
    found = call_at(sources, repair)
    constraint = repair.value("constraint")
    if found is None or not isinstance(constraint, str) or not constraint.isidentifier():
        return None
    source, call = found
    if (qualified(source, call.func) or "").rpartition(".")[2] not in _TAKING_CONSTRAINTS:
        return None
    if len(call.args) > 2 or any(keyword.arg in (None, "constraint") for keyword in call.keywords):
        return None
    names = Names(source)
    text = f"constraint={names.spell(f'pyro.distributions.constraints.{constraint}')}"
    edit = add_keyword(source, call, text)
    imports = names.edits()
    if imports is None:
        return None
    return unsafe(
        f"add {text}", "training takes another path, and stored parameters no longer fit", [*imports, edit]
    )


def _function(source: Source, node: ast.AST) -> Definition | None:
    return next(
        (each for each in source.around(node) if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef))),
        None,
    )


def _first(function: Definition) -> ast.stmt:
    """The first statement behind the docstring."""
    first = function.body[0]
    text = (
        isinstance(first, ast.Expr)
        and isinstance(first.value, ast.Constant)
        and isinstance(first.value.value, str)
    )
    return function.body[1] if text and len(function.body) > 1 else first
