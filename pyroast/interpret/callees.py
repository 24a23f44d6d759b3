"""What a function calls, found by its names without running it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyroast import ir
from pyroast.interpret import imports
from pyroast.library import registry
from pyroast.values import Class, Function, Instance, ModuleCell, Reference, Value

if TYPE_CHECKING:
    from pyroast.interpret.interpreter import Interpreter


def lambda_callees(node: ir.FunctionDef | ir.Lambda) -> frozenset[str]:
    """The dotted names that a function calls; for a lambda, those of the call that is its body."""
    if isinstance(node, ir.FunctionDef):
        return node.callees
    names = set()
    pending: list[object] = [node.body]
    while pending:
        part = pending.pop()
        if isinstance(part, ir.Call):
            dotted = dotted_name(part.func)
            if dotted is not None:
                names.add(dotted)
            pending.extend(arg.value for arg in part.args)
            pending.append(part.func)
        elif isinstance(part, ir.Sequence):
            pending.extend(part.items)
        elif isinstance(part, (ir.Attr, ir.Subscript, ir.Starred)):
            pending.append(part.value)
        elif isinstance(part, ir.Comprehension):
            pending.append(part.element)
    return frozenset(names)


def dotted_name(node: ir.Expr) -> str | None:
    """`a.b.c` as text, or None for anything else."""
    parts: list[str] = []
    while isinstance(node, ir.Attr):
        parts.append(node.name)
        node = node.value
    if not isinstance(node, ir.Name):
        return None
    return ".".join([node.id, *reversed(parts)])


def resolve_dotted(m: Interpreter, function: Function, dotted: str) -> Value | None:
    """What a dotted name means at the definition of a function, without running it.

    None for its own locals, save what it imports itself and can be found at once.
    """
    first, _, rest = dotted.partition(".")
    definition = function.definition
    if function.owner is not None and rest and "." not in rest and definition.params:
        if first == definition.params[0].name and function.kind != "static":
            return _class_attribute(m, function.owner, rest)
    if isinstance(definition, ir.FunctionDef) and first in definition.locals:
        own = _own_import(m, function, first)
        return None if own is None else _below(m, own, rest)
    outer = m.scope
    m.scope = function.scope
    try:
        value = m.lookup(first)
    finally:
        m.scope = outer
    return _below(m, value, rest)


def _below(m: Interpreter, value: Value, rest: str) -> Value | None:
    """`value.rest` for modules, classes and instances."""
    found: Value | None = value
    names = rest.split(".") if rest else []
    while names and found is not None:
        match found:
            case Reference(name=name):
                return Reference(registry.canonical(".".join([name, *names])))
            case ModuleCell():
                found = imports.attribute(m, found, names.pop(0))
            case Class():
                found = _class_attribute(m, found, names.pop(0))
            case Instance(cls=cls):
                found = _class_attribute(m, cls, names.pop(0))
            case _:
                return None
    return found


def _class_attribute(m: Interpreter, cls: Class, name: str) -> Value | None:
    from pyroast.interpret.classes import class_attribute

    return class_attribute(m, cls, name)


def _own_import(m: Interpreter, function: Function, name: str) -> Value | None:
    """What a function binds to a name by an import statement of its own."""
    outer = m.scope
    m.scope = function.scope
    try:
        for statement in _imports_of(m, function.definition):
            for imported, alias in statement.names or ():
                if isinstance(statement, ir.ImportFrom):
                    if name == (alias or imported):
                        found = m.import_name(statement.module, statement.level, imported, statement.span)
                        return imports.resolve(m, found)
                elif name == (alias or imported.partition(".")[0]):
                    dotted = imported if alias else name
                    return imports.resolve(m, m.deferred_module(dotted, 0))
    finally:
        m.scope = outer
    return None


def _imports_of(
    m: Interpreter, definition: ir.FunctionDef | ir.Lambda
) -> tuple[ir.Import | ir.ImportFrom, ...]:
    known = m.own_imports.get(definition)
    if known is None:
        known = m.own_imports[definition] = tuple(import_statements(definition))
    return known


def import_statements(definition: ir.FunctionDef | ir.Lambda) -> Iterator[ir.Import | ir.ImportFrom]:
    """The import statements in the body of a function, in the order of its blocks."""
    pending: list[ir.Stmt] = list(reversed(definition.body)) if isinstance(definition, ir.FunctionDef) else []
    while pending:
        statement = pending.pop()
        if isinstance(statement, (ir.Import, ir.ImportFrom)):
            yield statement
        elif isinstance(statement, (ir.If, ir.For, ir.While, ir.With, ir.Try)):
            for block in ("final", "orelse", "body"):
                pending.extend(reversed(getattr(statement, block, ())))
