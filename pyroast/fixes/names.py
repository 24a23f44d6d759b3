"""How a file spells the names of Pyro and torch: by its own imports, or by one that is added."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator

from pyroast.finding import Edit
from pyroast.fixes.source import Source

_USUAL = {"pyro.distributions": "dist", "torch": "torch", "pyro": "pyro"}
"""The names under which modules are imported where a file does not."""

_CONSTRAINTS = "pyro.distributions.constraints"
_OF_PYRO_ALONE = frozenset({"sphere", "corr_matrix", "ordered_vector", "positive_ordered_vector", "integer"})
"""The constraints used here that `torch.distributions.constraints` has not got (`pyro.distributions.constraints`)."""


class Names:
    """The imports at the top level of a file, with the lines that have been added to them."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._bound = dict(_imports(source.tree))
        self._taken = {node.id for node in ast.walk(source.tree) if isinstance(node, ast.Name)} | set(
            self._bound
        )
        self.lines: list[str] = []

    def spell(self, qualified: str) -> str:
        """An expression for a qualified name such as `pyro.distributions.Normal`."""
        for local, name in self._bound.items():
            if name == qualified:
                return local
        parts = qualified.split(".")
        for cut in range(len(parts) - 1, 0, -1):
            module = ".".join(parts[:cut])
            for local, name in self._bound.items():
                if name == module or (module == _CONSTRAINTS and _is_torchs(name, parts[-1])):
                    return ".".join((local, *parts[cut:]))
        return self._added(parts)

    def _added(self, parts: list[str]) -> str:
        for cut in range(len(parts) - 1, 0, -1):
            module = ".".join(parts[:cut])
            local = _USUAL.get(module)
            if local is not None and local not in self._taken:
                self.lines.append(f"import {module}" + (f" as {local}" if local != module else ""))
                self._bound[local] = module
                self._taken.add(local)
                return ".".join((local, *parts[cut:]))
        module, name = ".".join(parts[:-1]), parts[-1]
        self.lines.append(f"from {module} import {name}")
        self._bound[name] = ".".join(parts)
        return name

    def edits(self) -> list[Edit] | None:
        """What adds the new imports behind the first block of them; None where there is no place."""
        if not self.lines:
            return []
        block = None
        for node in self._source.tree.body:
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                block = node
            elif block is not None:
                break
        edit = None if block is None else self._source.insert_line(block, self.lines)
        return None if edit is None else [edit]


def _is_torchs(module: str, constraint: str) -> bool:
    return module == "torch.distributions.constraints" and constraint not in _OF_PYRO_ALONE


def _imports(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The names that imports at the top level bind, and what they stand for; the last one of a name counts."""
    for node in tree.body:
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.asname:
                    yield alias.asname, alias.name
                else:
                    head = alias.name.partition(".")[0]
                    yield head, head
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def qualified(source: Source, node: ast.expr) -> str | None:
    """The qualified name that a dotted expression spells, by the imports of its file."""
    bound = dict(_imports(source.tree))
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name) or node.id not in bound:
        return None
    return ".".join((bound[node.id], *reversed(parts)))


def module_names(tree: ast.Module) -> frozenset[str]:
    """The names that a module binds at its top level, and those of Python itself."""
    found = {name for name, _ in _imports(tree)} | set(dir(builtins))
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.add(node.name)
            continue
        for inner in ast.walk(node):
            if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
                found.add(inner.id)
            elif isinstance(inner, (ast.FunctionDef, ast.ClassDef)):
                found.add(inner.name)
    return frozenset(found)


def free_name(source: Source, wanted: str) -> str:
    """The wanted name, with a number behind it where the file uses it already, as a name or as text."""
    used = {node.id for node in ast.walk(source.tree) if isinstance(node, ast.Name)}
    used |= {node.arg for node in ast.walk(source.tree) if isinstance(node, ast.arg)}
    used |= {
        node.value
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    if wanted not in used:
        return wanted
    return next(
        f"{wanted}_{number}" for number in range(2, len(used) + 3) if f"{wanted}_{number}" not in used
    )
