"""Modules of the project: run when a name of theirs is first used."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyroast import ir
from pyroast.conditions import TRUE
from pyroast.interpret.machine import NO_LIMIT, ProgramEnds, TooLarge
from pyroast.library import registry
from pyroast.project.modules import ModuleFile
from pyroast.symbolic import Sym
from pyroast.values import (
    Cell,
    Choice,
    Class,
    Constant,
    Function,
    Imported,
    ModuleCell,
    Reference,
    Scope,
    Symbol,
    Unbound,
    Value,
)

if TYPE_CHECKING:
    from pyroast.interpret.interpreter import Interpreter

MAX_MODULES = 150
MAX_CHAIN = 20
"""How many modules one file may draw in, and how often a name may be imported on."""


def resolve(m: Interpreter, value: Value, depth: int = 0) -> Value:
    """The value that an import statement binds."""
    if isinstance(value, Choice):
        if not any(isinstance(part, Imported) for _, part in value.alternatives):
            return value
        return Choice(tuple((when, resolve(m, part, depth)) for when, part in value.alternatives))
    if not isinstance(value, Imported):
        return value
    found = m.modules.find(value.file, value.module, value.level) if depth < MAX_CHAIN else None
    if found is None:
        return _from_itself(m, value) or _unknown(value)
    if not value.name:
        return module(m, found) or _unknown(value)
    return member(m, found, value.name, depth) or _unknown(value)


def _from_itself(m: Interpreter, value: Imported) -> Value | None:
    """The submodule that the `__init__` of a package imports from the package by its full name."""
    package = m.modules.find(value.file, "", 1)
    if package is None or package.path != value.file or value.level or not value.name:
        return None
    if os.path.basename(package.folder) != value.module.rpartition(".")[2]:
        return None
    below = m.modules.below(package.folder, value.name)
    return module(m, below) if below is not None else None


def _unknown(value: Imported) -> Symbol:
    dotted = "." * value.level + value.module
    origin = ("import", dotted, value.name) if value.name else ("module", dotted)
    return Symbol(Sym(origin), definite=True)


def member(m: Interpreter, found: ModuleFile, name: str, depth: int = 0) -> Value | None:
    """The attribute `name` of a module, or its submodule of that name."""
    cell = module(m, found)
    if cell is None:
        return None
    return attribute(m, cell, name, depth)


def attribute(m: Interpreter, cell: ModuleCell, name: str, depth: int = 0) -> Value | None:
    """`module.name`; None where the module has no such name, for all that is known."""
    value = cell.scope.state.get(name)
    if value is not None and not isinstance(value, Unbound) and not _is_own_submodule(m, cell, name, value):
        return resolve(m, m.select(value), depth + 1)
    starred = starred_name(m, cell.scope, name, depth)
    if starred is not None:
        return starred
    if not cell.folder:
        return None
    below = m.modules.below(cell.folder, name)
    return module(m, below) if below is not None else None


def _is_own_submodule(m: Interpreter, cell: ModuleCell, name: str, value: Value) -> bool:
    """Whether a package imports the name from itself (`from . import name`): then it is its submodule."""
    if not isinstance(value, Imported) or value.name != name or value.file != cell.scope.file:
        return False
    found = m.modules.find(value.file, value.module, value.level)
    if found is None:  # a module is not found by an import in itself
        return not value.level and value.module.rpartition(".")[2] == os.path.basename(cell.folder)
    return found.path == cell.scope.file


def run_all(m: Interpreter) -> None:
    """Run what Python would have run by now: each module that a statement imports, whether a name of it is used or not.

    Modules are run late, which does no harm unless they leave something behind, such as their classes in a registry. In
    the run of a module only what it imports itself is run: what imports it is under way.
    """
    if m.own:
        _run_imported(m, m.module)
        return
    if m.all_imported:
        return
    m.all_imported = True
    done: set[int] = set()
    while True:
        scopes = [m.module, *(cell.scope for cell in m.loaded.values())]
        fresh = [scope for scope in scopes if id(scope) not in done]
        if not fresh:
            return
        for scope in fresh:
            done.add(id(scope))
            for package in m.modules.around(scope.file):
                module(m, package)
            _run_imported(m, scope)


def _run_imported(m: Interpreter, scope: Scope) -> None:
    for value in list(scope.state.values()):
        resolve(m, value)
    for asked in m.stars.get(id(scope), []):
        if isinstance(asked, Imported):
            resolve(m, asked)


def is_registry(m: Interpreter, cell: Cell) -> bool:
    """Whether a container belongs to a module of the project, or to a class of one."""
    for scope in (m.module, *(loaded.scope for loaded in m.loaded.values())):
        for value in scope.state.values():
            if value is cell or (
                isinstance(value, Class) and any(held is cell for held in value.state.values())
            ):
                return True
    return False


def starred_name(m: Interpreter, scope: Scope, name: str, depth: int = 0) -> Value | None:
    """A name that a star import of a module of the project brings into a module."""
    for asked in reversed(m.stars.get(id(scope), [])):
        if isinstance(asked, Imported):
            found = m.modules.find(asked.file, asked.module, asked.level) if depth < MAX_CHAIN else None
            cell = module(m, found) if found is not None else None
            if cell is not None and exports(m, cell, name):
                value = attribute(m, cell, name, depth + 1)
                if value is not None:
                    return value
    return None


def exports(m: Interpreter, cell: ModuleCell, name: str) -> bool:
    """Whether `from module import *` binds a name: those in `__all__`, or those without an underscore."""
    listed = cell.scope.state.get("__all__")
    items = m.exact_items(listed) if listed is not None else None
    if items is not None:
        return Constant(name) in items
    return not name.startswith("_")


def module(m: Interpreter, found: ModuleFile) -> ModuleCell | None:
    """A module, run to its end unless its run is under way; None where it cannot be read."""
    key = found.path or found.folder
    known = m.loaded.get(key)
    if known is not None:
        return known
    if len(m.loaded) >= MAX_MODULES:
        return None
    return m.store.provide(m, key, found, lambda: _run_alone(m, key, found)) or _run_here(m, key, found)


def _run_here(m: Interpreter, key: str, found: ModuleFile) -> ModuleCell | None:
    """Run a module in the interpreter as it is."""
    name = ".".join(_names(m, found))
    scope = Scope(
        {"__name__": Constant(name), "__file__": Constant(found.path), "__doc__": Constant("")},
        kind="module",
        file=found.path,
    )
    cell = ModuleCell({}, name=name, scope=scope, folder=found.folder if found.is_package else "")
    m.new(scope)
    if m.own == key:
        m.module = scope
    m.loaded[key] = m.new(cell)
    if not found.path:
        return cell
    source = m.modules.load(found.path)
    if source is None:
        del m.loaded[key]
        return None
    _run(m, scope, source)
    return cell


def _run_alone(m: Interpreter, key: str, found: ModuleFile) -> int | None:
    """Run a module in an interpreter that knows nothing else; the size of its source, None where it cannot be read."""
    if found.path and m.modules.load(found.path) is None:
        return None
    cell = _run_here(m, key, found)
    assert cell is not None  # it could be read
    return m.modules.size(found.path) if found.path else 0


def _names(m: Interpreter, found: ModuleFile) -> Iterator[str]:
    """The names of the packages around a module, and its own."""
    if not found.path:
        yield os.path.basename(found.folder)
        return
    for package in m.modules.around(found.path):
        yield os.path.basename(package.folder)
    yield (
        os.path.basename(found.folder)
        if found.is_package
        else os.path.basename(found.path).removesuffix(".py")
    )


def _run(m: Interpreter, scope: Scope, source: object) -> None:
    """Run the body of a module by itself: nothing around the import has a say in it, and none of its calls is a root."""
    from pyroast.interpret import statements

    assert isinstance(source, ir.Module)
    saved = (m.path, m.assumed, m.scope, m.dry, m.unrolled, m.trying, m.journal, m.steps, m.limit, m.here)
    stacks = (m.handlers, m.recorders, m.activations, m.loops, m.dims, m.try_paths)
    counts = (len(m.pairs), len(m.functions), len(m.classes), len(m.facts), len(m.explicit_traces))
    m.limit = NO_LIMIT
    m.path, m.assumed, m.scope, m.dry, m.unrolled, m.trying, m.journal, m.steps = (
        TRUE,
        (),
        scope,
        0,
        1,
        0,
        None,
        0,
    )
    m.handlers, m.recorders, m.activations, m.loops, m.dims, m.try_paths = [], [], [], [], [], []
    try:
        statements.block(m, source.body)
    except (ProgramEnds, TooLarge, RecursionError, MemoryError):
        pass  # what it has bound so far is all that is known of it
    finally:
        _forget_rebound(scope, m.functions[counts[1] :])
        m.path, m.assumed, m.scope, m.dry, m.unrolled, m.trying, m.journal, m.steps, m.limit, m.here = saved
        m.handlers, m.recorders, m.activations, m.loops, m.dims, m.try_paths = stacks
        del m.pairs[counts[0] :], m.functions[counts[1] :], m.classes[counts[2] :]
        del m.facts[counts[3] :], m.explicit_traces[counts[4] :]


def _forget_rebound(scope: Scope, functions: list[Function]) -> None:
    """A setting of a module that a function of it rebinds, as `set_backend(...)` does, holds anything by the time it is read."""
    for function in functions:
        pending: list[object] = [function.definition.body]
        while pending:
            node = pending.pop()
            if isinstance(node, tuple):
                pending.extend(node)
            elif isinstance(node, ir.Scope) and node.kind == "global":
                for name in node.names:
                    if isinstance(scope.state.get(name), Constant):
                        scope.state[name] = Symbol(Sym(("setting", name, scope.file)))
            elif isinstance(node, (ir.If, ir.With, ir.For, ir.While, ir.Try)):
                pending.append(node.body)


def star(m: Interpreter, dotted: str, level: int) -> None:
    """`from module import *` in the module that runs."""
    scope = root(m.scope)
    asked: Imported | str
    if level or m.in_project(dotted):
        asked = Imported(scope.file, dotted, level, "")
    else:
        asked = registry.canonical(dotted)
    m.stars.setdefault(id(scope), []).append(asked)


def root(scope: Scope) -> Scope:
    """The module scope around a scope."""
    while scope.parent is not None:
        scope = scope.parent
    return scope


def star_reference(m: Interpreter, scope: Scope, name: str) -> Value | None:
    """A name that a star import may bind: from the project, from a library, or from one that is not known well."""
    stars = m.stars.get(id(scope))
    if not stars:
        return None
    for asked in reversed(stars):
        if isinstance(asked, str) and registry.exports(asked, name):
            return Reference(f"{asked}.{name}")
    return starred_name(m, scope, name)


def star_guess(m: Interpreter, scope: Scope, name: str) -> Value | None:
    """What a name may be that nothing binds, where a star import is not known completely."""
    for asked in reversed(m.stars.get(id(scope), [])):
        if isinstance(asked, Imported):
            if m.modules.find(asked.file, asked.module, asked.level) is None:
                return Symbol(Sym(("star", "." * asked.level + asked.module, name)))
        elif not registry.is_complete(asked):
            return Reference(f"{asked}.{name}")
    return None
