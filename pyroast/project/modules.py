"""The modules of a checked file's own project: which imports name one, where it lies, and its lowered source."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from pyroast import ir
from pyroast.project.disk import Answer, Disk, Question
from pyroast.records import dataclass, field

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


@dataclass(slots=True)
class Asked:
    """What a part of an analysis has asked of a project, with the answers.

    `disk` are questions about paths, `names` whether a name may be a module of the project, `places` where the files lie that
    were found, by their paths in reports.
    """

    disk: dict[Question, Answer] = field(default_factory=dict)
    names: dict[str, bool] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)

    def without(self, others: Iterable[Asked]) -> Asked:
        """What none of the others has asked."""
        disk, names, places = dict(self.disk), dict(self.names), dict(self.places)
        for other in others:
            for question in other.disk:
                disk.pop(question, None)
            for name in other.names:
                names.pop(name, None)
            for path in other.places:
                places.pop(path, None)
        return Asked(disk, names, places)


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
        self._modules: dict[tuple[str, str, int], ModuleFile | None] = {}
        self._names: dict[str, bool] = {}
        self._view: object = None

    shareable = True
    """Whether a module is the same in all projects with the same answers: they rest on nothing but the disk."""

    @property
    def view(self) -> object:
        """What has a say in the modules of the project, besides the answers to what they ask."""
        if self._view is None:
            own = (self._own if self._absolute else os.path.relpath(self._own)).replace(os.sep, "/")
            given = "" if self._name == own else self._name
            self._view = os.getcwd(), self._absolute, self._roots, tuple(self.makers.values()), given
        return self._view

    def ask_apart(self, module: ModuleFile) -> Asked:
        """From here on, note apart what a module asks; what is noted so far, to be handed to `ask_together`."""
        outer = self._noted()
        places = {path: place for path, place in self._places.items() if path == module.path}
        self.disk.asked, self._names, self._places, self._above, self._modules = {}, {}, places, {}, {}
        return outer

    def ask_together(self, outer: Asked) -> Asked:
        """Note again what is asked for the whole; what was noted apart belongs to it too."""
        inner = self._noted()
        self.disk.asked, self._names, self._places = outer.disk, outer.names, outer.places
        self._above, self._modules = {}, {}
        self._add(inner)
        return inner

    def _noted(self) -> Asked:
        return Asked(self.disk.asked, self._names, self._places)

    def _add(self, asked: Asked) -> None:
        self.disk.asked.update(asked.disk)
        self._names.update(asked.names)
        self._places.update(asked.places)

    def agrees(self, asked: Asked) -> bool:
        """Whether the same questions have the same answers here; if so, they count as asked."""
        if not all(self(name) == answer for name, answer in asked.names.items()):
            return False
        if not self.disk.agrees((kind, path, answer) for (kind, path), answer in asked.disk.items()):
            return False
        self._places.update(asked.places)
        return True

    def __call__(self, name: str) -> bool:
        """Whether a top-level import of that name may be a module of the project."""
        if not name or name in _LIBRARIES or name in sys.stdlib_module_names:
            return False
        known = self._names.get(name)
        if known is None:
            known = any(self._holds(folder, name) for folder in self._folders(self._own))
            self._names[name] = known
        return known

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
        asked = importer, dotted, level
        if asked not in self._modules:
            self._modules[asked] = self._find(importer, dotted, level)
        return self._modules[asked]

    def _find(self, importer: str, dotted: str, level: int) -> ModuleFile | None:
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

    def size(self, path: str) -> int:
        """How large the source of a module is, as far as it matters for what is kept."""
        return self.disk.size(self._places.get(path, os.path.abspath(path)))

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, as reports name it; None where it cannot be read."""
        return self.disk.read(self._places.get(path, os.path.abspath(path)))


class NoModules(ProjectModules):
    """For a source without a place: no import is of the project."""

    shareable = False

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
