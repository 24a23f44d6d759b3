"""The modules of a checked file's own project: which imports name one, where it lies, and its lowered source."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from pyroast import ir
from pyroast.project.disk import Disk
from pyroast.records import dataclass

# They stay what they are in a checkout of their own, and beside a folder that happens to bear their name.
_LIBRARIES = frozenset({"pyro", "pyroapi", "torch", "numpy"})
_ROOT_MARKS = (".git", "pyproject.toml", "setup.py", "setup.cfg")
_SOURCE_FOLDERS = ("src", "lib")


@dataclass(frozen=True, slots=True)
class ModuleFile:
    """A module of the project: its file as reports name it, and whether it is the `__init__` of a package.

    A package without `__init__.py` (PEP 420) has an empty `path`.
    """

    path: str
    folder: str
    is_package: bool


@dataclass(frozen=True, slots=True)
class PairMaker:
    """A function that takes a model and a guide, by its dotted name.

    `model`, `guide` and `loss` are each the name of a parameter, or a position; what is not given at its position is
    looked for under the names `model`, `guide` and `loss`.
    """

    call: str
    model: int | str = 0
    guide: int | str = 1
    loss: int | str | None = "loss"


class ProjectModules:
    """The project that the file at `path` belongs to (the file need not exist).

    It is made of the folders from the file up to the first with a mark of a project's root (and its `src` and `lib`);
    without such a mark, up to the one that holds the file's outermost package. Further `roots` are folders whose
    packages belong to it too. `makers` are functions that make a pair, by their dotted names. What the answers rest on
    is remembered by the `disk`.
    """

    def __init__(
        self,
        path: str,
        roots: Iterable[str] = (),
        makers: Iterable[PairMaker] = (),
        disk: Disk | None = None,
    ) -> None:
        self.makers = {maker.call: maker for maker in makers}
        self._absolute = os.path.isabs(path)
        self._roots = tuple(os.path.abspath(root) for root in roots)
        self._own, self._name = os.path.abspath(path), path
        self._places: dict[str, str] = {}
        self.disk = disk if disk is not None else Disk()
        self._above: dict[str, tuple[str, ...]] = {}

    def __call__(self, name: str) -> bool:
        """Whether a top-level import of that name may be a module of the project."""
        if not name or name in _LIBRARIES or name in sys.stdlib_module_names:
            return False
        return any(self._holds(folder, name) for folder in self._folders(self._own))

    def _folders(self, path: str) -> tuple[str, ...]:
        folder = os.path.dirname(path)
        if folder not in self._above:
            self._above[folder] = _folders(folder, self.disk)
        return (*self._above[folder], *self._roots)

    def _holds(self, folder: str, name: str) -> bool:
        base = os.path.join(folder, name)
        # A folder without modules (data, logs of runs) is no package, whatever its name.
        return self.disk.exists(f"{base}.py") or self.disk.has_modules(base)

    def find(self, importer: str, dotted: str, level: int) -> ModuleFile | None:
        """The module that an import statement in the file `importer` names, as Python finds it; None if there is none."""
        origin = self._places.get(importer, self._own)
        parts = [part for part in dotted.split(".") if part]
        if level:
            folder = os.path.dirname(origin)
            for _ in range(level - 1):
                folder = os.path.dirname(folder)
            return self._below(folder, parts)
        if not parts or not self(parts[0]):
            return None
        folders = self._folders(origin)
        outside = [one for one in folders if not self.disk.exists(os.path.join(one, "__init__.py"))]
        for folder in (*outside, *(one for one in folders if one not in outside)):
            if self._holds(folder, parts[0]):
                found = self._below(folder, parts)
                if found is not None and self._places.get(found.path) != origin:
                    return found
        return None

    def below(self, folder: str, name: str) -> ModuleFile | None:
        """The submodule of that name of the package in a folder."""
        return self._below(folder, [name])

    def around(self, path: str) -> list[ModuleFile]:
        """The packages around a module, which Python runs before it, the outermost first."""
        place = self._places.get(path, self._own)
        own, folder = place, os.path.dirname(place)
        found: list[ModuleFile] = []
        while self.disk.is_file(os.path.join(folder, "__init__.py")) and os.path.dirname(folder) != folder:
            package = self._package(folder)
            if package is not None and os.path.join(folder, "__init__.py") != own:
                found.insert(0, package)
            folder = os.path.dirname(folder)
        return found

    def _below(self, folder: str, parts: list[str]) -> ModuleFile | None:
        for part in parts[:-1]:
            folder = os.path.join(folder, part)
        if not parts:
            return self._package(folder)
        base = os.path.join(folder, parts[-1])
        return self._package(base) or (
            self._file(f"{base}.py", folder) if self.disk.is_file(f"{base}.py") else None
        )

    def _package(self, folder: str) -> ModuleFile | None:
        initial = os.path.join(folder, "__init__.py")
        if self.disk.is_file(initial):
            return ModuleFile(self._shown(initial), folder, True)
        return ModuleFile("", folder, True) if self.disk.is_folder(folder) else None

    def _file(self, path: str, folder: str) -> ModuleFile:
        return ModuleFile(self._shown(path), folder, False)

    def _shown(self, path: str) -> str:
        if path == self._own:  # under the name that it was given, such as `./a.py`
            self._places[self._name] = path
            return self._name
        shown = (path if self._absolute else os.path.relpath(path)).replace(os.sep, "/")
        self._places[shown] = path
        return shown

    def load(self, path: str) -> ir.Module | None:
        """The lowered source of a module; None where it cannot be read."""
        return self.disk.lowered(self._places.get(path, os.path.abspath(path)))

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, as reports name it; None where it cannot be read."""
        return self.disk.read(self._places.get(path, os.path.abspath(path)))


class NoModules(ProjectModules):
    """For a source without a place: no import is of the project."""

    def __init__(self) -> None:
        super().__init__("")

    def __call__(self, name: str) -> bool:
        return False

    def find(self, importer: str, dotted: str, level: int) -> ModuleFile | None:
        return None

    def around(self, path: str) -> list[ModuleFile]:
        return []


def project_modules(path: str) -> ProjectModules:
    """The project of the file at `path`."""
    return ProjectModules(path)


def _folders(folder: str, disk: Disk) -> tuple[str, ...]:
    above: list[str] = []
    packages = -1  # how many of the folders are packages, counted from the file's own up; -1 while all are
    while True:
        above.append(folder)
        if any(disk.exists(os.path.join(folder, mark)) for mark in _ROOT_MARKS):
            return (*above, *(os.path.join(folder, name) for name in _SOURCE_FOLDERS))
        if packages < 0 and not disk.exists(os.path.join(folder, "__init__.py")):
            packages = len(above)
        parent = os.path.dirname(folder)
        if parent == folder:
            return tuple(above[:packages] if packages > 0 else above)
        folder = parent
