"""Whether a file that does not speak of Pyro imports, from its own project, what does: a script that trains, for one.

Only the import statements are looked at, as text: nothing is parsed for files that have nothing to do with Pyro.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyroast.frontend import mentions_pyro
from pyroast.project.modules import ModuleFile, ProjectModules

_FROM = re.compile(rb"^[ \t\"]*from[ \t]+(\.*)([\w.]*)[ \t]+import[ \t]*(\([^)]*\)|[^\n#;]*)", re.MULTILINE)
_IMPORT = re.compile(rb"^[ \t\"]*import[ \t]+([\w., \t]+)", re.MULTILINE)
_NAME = re.compile(rb"([\w*]+)(?:[ \t]+as[ \t]+(\w+))?")
MAX_MODULES = 60
"""How many modules are looked into for one file."""

Import = tuple[int, str, str]
"""The dots, the module, and the name that is imported from it; "" for the module itself."""


def leads_to_pyro(data: bytes, modules: ProjectModules, path: str) -> bool:
    """Whether something that a source imports from its project lies in a file that speaks of Pyro."""
    if b"import" not in data:
        return False
    pending = [(path, one) for one in _imports(data)]
    texts: dict[str, bytes] = {}
    seen: set[tuple[str, str]] = set()
    while pending:
        importer, (level, dotted, name) = pending.pop()
        found = modules.find(importer, dotted, level)
        below = modules.below(found.folder, name) if found is not None and found.is_package and name else None
        for module, asked in ((below, ""), (found if below is None else None, name)):
            if module is None or not module.path or (module.path, asked) in seen:
                continue
            seen.add((module.path, asked))
            if module.path not in texts:
                if len(texts) >= MAX_MODULES:
                    return False
                texts[module.path] = modules.read(module.path) or b""
            text = texts[module.path]
            if mentions_pyro(text) and not _passes_on(module, text, asked):
                return True
            pending.extend((module.path, one) for one in _needed(module, text, asked))
    return False


def _imports(data: bytes) -> Iterator[Import]:
    """What the import statements of a source name; of a package that is imported whole, the attributes that are read."""
    for match in _FROM.finditer(data):
        dots, dotted, names = match.groups()
        for name in _NAME.finditer(names):
            yield len(dots), dotted.decode("ascii", "replace"), name[1].decode("ascii", "replace").strip("*")
    for match in _IMPORT.finditer(data):
        for part in match[1].split(b","):
            words = part.split()
            if not words:
                continue
            dotted = words[0].decode("ascii", "replace")
            yield 0, dotted, ""
            used = words[2] if len(words) == 3 and words[1] == b"as" else words[0]
            for attribute in set(re.findall(rb"\b" + re.escape(used) + rb"\.(\w+)", data)):
                yield 0, dotted, attribute.decode("ascii", "replace")


def _binding(text: bytes, name: str) -> list[Import]:
    """The import statements that bind a name in a module."""
    found: list[Import] = []
    for match in _FROM.finditer(text):
        dots, dotted, names = match.groups()
        for one in _NAME.finditer(names):
            if (one[2] or one[1]) in (name.encode(), b"*"):
                found.append(
                    (
                        len(dots),
                        dotted.decode("ascii", "replace"),
                        one[1].decode("ascii", "replace").strip("*"),
                    )
                )
    return found


def _passes_on(module: ModuleFile, text: bytes, name: str) -> bool:
    """Whether a package only passes on a name that it imports itself."""
    return module.is_package and bool(name) and bool(_binding(text, name))


def _needed(module: ModuleFile, text: bytes, name: str) -> list[Import]:
    """The imports of a module that matter to who imports a name from it."""
    if module.is_package and not name:
        return []
    bound = _binding(text, name) if name else []
    return bound or ([] if module.is_package else list(_imports(text)))
