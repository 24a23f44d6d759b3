"""From the paths of the command line to the files to check, in an order that depends on their names alone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence

from pyroast.project.ignore import Patterns, Rules, compile_patterns, ignored, rules_above, rules_in
from pyroast.project.read import describe
from pyroast.records import dataclass

SUFFIXES = (".py", ".ipynb")
SKIPPED_FOLDERS = frozenset({"venv", "node_modules", "__pycache__", "build", "dist"})


@dataclass(frozen=True, slots=True)
class Discovery:
    """`files` to check, each once; `problems` are lines that make the run fail, `notes` lines that do not."""

    files: tuple[str, ...]
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """A file as it will be reported, or a line to print where `kind` is "problem" or "note"."""

    kind: str
    text: str


Exclusions = Callable[[str], Rules]
"""The patterns that hold in a folder, which is named by its absolute path."""


def discover(
    arguments: Sequence[str],
    exclude: Sequence[str] = (),
    force_exclude: bool = False,
    settings: Exclusions = lambda folder: (),
) -> Discovery:
    """Files named are taken as they are, folders are searched for `*.py` and `*.ipynb`.

    A search leaves out hidden and generated folders, virtual environments, what git ignores, and what the
    gitignore-style patterns of `exclude` (relative to the current folder) and of the `settings` match; it does not follow
    links to folders. With `force_exclude` named files are left out by the same folders and patterns.
    """
    own = compile_patterns(_absolute("."), exclude) if exclude else None

    def excluded(folder: str) -> Rules:
        return (*settings(folder), *((own,) if own else ()))

    found: list[_Found] = []
    for argument in sorted({slashes(argument) for argument in arguments}):
        try:
            is_folder = os.path.isdir(argument)
            exists = is_folder or os.path.lexists(argument)
        except ValueError:  # a null byte in the name
            exists = is_folder = False
        if is_folder:
            found.extend(_search(argument, excluded))
        elif not exists:
            found.append(_Found("problem", f"{argument}: no such file or folder"))
        elif not (force_exclude and _left_out(argument, excluded)):
            found.append(_Found("file", argument))
    roots = [os.path.realpath(argument) for argument in arguments if "\0" not in argument]
    return Discovery(
        _once(item.text for item in found if item.kind == "file"),
        tuple(dict.fromkeys(item.text for item in found if item.kind == "problem")),
        tuple(
            dict.fromkeys(
                f"{item.text}: not followed, a link to a folder outside"
                for item in found
                if item.kind == "link" and not _inside(os.path.realpath(item.text), roots)
            )
        ),
    )


def slashes(path: str) -> str:
    """The path as reports show it, with `/` on every system."""
    return path if os.sep == "/" else path.replace(os.sep, "/")


def _absolute(path: str) -> str:
    return slashes(os.path.abspath(path))


def _once(paths: Iterator[str]) -> tuple[str, ...]:
    """Each real file under one name: links come last, then the name that sorts first is taken."""
    names: dict[str, str] = {}
    for path in sorted(set(paths), key=lambda path: (os.path.islink(path), path)):
        names.setdefault(os.path.realpath(path), path)
    return tuple(sorted(names.values()))


def _inside(path: str, roots: Sequence[str]) -> bool:
    return any(path == root or path.startswith(root.rstrip(os.sep) + os.sep) for root in roots)


def _left_out(path: str, excluded: Exclusions) -> bool:
    here, absolute = f"{_absolute('.').rstrip('/')}/", _absolute(path)
    if any(_excludes(patterns, absolute) for patterns in excluded(os.path.dirname(absolute))):
        return True
    if not absolute.startswith(here):  # what a project is called above the current folder says nothing
        return False
    folders = absolute[len(here) :].split("/")[:-1]
    return any(map(_skipped_name, folders))


def _excludes(excluded: Patterns, path: str) -> bool:
    """Whether the patterns match; they speak only of what is below their own folder."""
    return path.startswith(f"{excluded.base.rstrip('/')}/") and bool(excluded.verdict(path))


def _skipped_name(name: str) -> bool:
    return name.startswith(".") or name in SKIPPED_FOLDERS


def _search(root: str, excluded: Exclusions) -> Iterator[_Found]:
    """Files below a folder, depth first without recursion, so that depth costs no stack."""
    absolute = _absolute(root)
    prefix = "" if root == "." else root.rstrip("/") + "/"
    pending: list[tuple[str, str, Rules]] = [(prefix, absolute, rules_above(absolute))]
    while pending:
        shown, folder, rules = pending.pop()
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            yield _Found("problem", f"{shown or '.'}: {describe(error)}")
            continue
        if any(entry.name == ".gitignore" for entry in entries):
            rules += rules_in(folder)
        unwanted = excluded(folder)
        for entry in entries:
            path = f"{folder.rstrip('/')}/{entry.name}"
            kind = _kind(entry)
            if kind == "other" or _unwanted(path, kind, rules, unwanted):
                continue
            if kind == "folder":
                pending.append((f"{shown}{entry.name}/", path, rules))
            else:
                yield _Found(kind, f"{shown}{entry.name}")


def _kind(entry: os.DirEntry[str]) -> str:
    """ "folder", "file" (by the end of its name), "link" (to a folder) or "other" (of no interest)."""
    try:
        if entry.is_dir(follow_symlinks=False):
            if _skipped_name(entry.name) or os.path.lexists(os.path.join(entry.path, "pyvenv.cfg")):
                return "other"
            return "folder"
        if entry.is_symlink() and entry.is_dir():
            return "other" if _skipped_name(entry.name) else "link"
    except OSError:  # a link that leads back to itself: reading it says so
        pass
    # Editors keep locks under names such as `.#model.py`.
    return "file" if entry.name.endswith(SUFFIXES) and not entry.name.startswith(".#") else "other"


def _unwanted(path: str, kind: str, rules: Rules, excluded: Rules) -> bool:
    asked = f"{path}/" if kind == "folder" else path
    return (bool(rules) and ignored(rules, asked)) or any(_excludes(patterns, asked) for patterns in excluded)
