"""Whether an absolute import may name a module of the checked file's own project, judged by folders alone."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import lru_cache

# They stay what they are in a checkout of their own, and beside a folder that happens to bear their name.
_LIBRARIES = frozenset({"pyro", "pyroapi", "torch", "numpy"})
_ROOT_MARKS = (".git", "pyproject.toml", "setup.py", "setup.cfg")
_SOURCE_FOLDERS = ("src", "lib")


def project_modules(path: str) -> Callable[[str], bool]:
    """A question about top-level names, answered for the file at `path` (it need not exist).

    The project is made of the folders from the file up to the first with a mark of a project's root (and
    its `src` and `lib`); without such a mark, up to the one that holds the file's outermost package.
    """

    def is_project(name: str) -> bool:
        if not name or name in _LIBRARIES or name in sys.stdlib_module_names:
            return False
        return any(_holds(folder, name) for folder in _folders(os.path.dirname(os.path.abspath(path))))

    return is_project


@lru_cache(maxsize=1024)
def _folders(folder: str) -> tuple[str, ...]:
    above: list[str] = []
    packages = -1  # how many of the folders are packages, counted from the file's own up; -1 while all are
    while True:
        above.append(folder)
        if any(os.path.lexists(os.path.join(folder, mark)) for mark in _ROOT_MARKS):
            return (*above, *(os.path.join(folder, name) for name in _SOURCE_FOLDERS))
        if packages < 0 and not os.path.lexists(os.path.join(folder, "__init__.py")):
            packages = len(above)
        parent = os.path.dirname(folder)
        if parent == folder:
            return tuple(above[:packages] if packages > 0 else above)
        folder = parent


@lru_cache(maxsize=4096)
def _holds(folder: str, name: str) -> bool:
    base = os.path.join(folder, name)
    if os.path.lexists(f"{base}.py"):
        return True
    try:
        # A folder without modules (data, logs of runs) is no package, whatever its name.
        with os.scandir(base) as entries:
            return any(entry.name.endswith(".py") for entry in entries)
    except OSError:
        return False
