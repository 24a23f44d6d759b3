"""What git knows of an earlier state of the project: its commit, its Python files, and what has been renamed since.

Nothing is written into the repository, and none of its hooks or filters is run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress

from pyroast.project.discover import SUFFIXES
from pyroast.project.settings import FILE
from pyroast.records import dataclass

_TIMEOUT = 300  # seconds, far beyond what any of the commands takes
_FILES = {b"100644", b"100755"}


class GitFailed(Exception):
    """git is missing, or it refused; the text is one line."""


@dataclass(frozen=True, slots=True)
class Base:
    """An earlier state: the repository's folder, the commit, and the old names of files by their present ones."""

    root: str
    commit: str
    renamed: dict[str, str]
    changed: bool


def base_of(folder: str, revision: str) -> Base:
    """Where the present state parted from a revision: their merge base, or the revision itself where they have none.

    Raises:
        GitFailed: no repository, no such revision, or no git.
    """
    root = _git(folder, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").rstrip("\n")
    try:
        commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except GitFailed:
        raise GitFailed(f"git knows no revision {revision!r} here") from None
    name = commit.decode().strip()
    with suppress(GitFailed):  # a shallow clone, or histories without a common commit
        name = _git(root, "merge-base", name, "HEAD").decode().split()[0]
    renamed, changed = _renamed(root, name)
    untracked = _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", *_PATTERNS)
    return Base(os.path.realpath(root), name, renamed, changed or bool(untracked))


_PATTERNS = (*(f"*{suffix}" for suffix in SUFFIXES), FILE, f"*/{FILE}")


def _renamed(root: str, commit: str) -> tuple[dict[str, str], bool]:
    """The old names of renamed files by the new ones, and whether anything that pyroast reads differs at all."""
    output = _git(
        root, "diff", "--no-ext-diff", "--no-textconv", "--name-status", "--find-renames", "-z", commit
    )
    fields = iter(output.decode("utf-8", "surrogateescape").split("\0"))
    renamed: dict[str, str] = {}
    changed = False
    for status in fields:
        if not status:
            break
        old = next(fields)
        new = next(fields) if status[0] in "RC" else old
        if status[0] == "R":
            renamed[new] = old
        changed = changed or _is_read(old) or _is_read(new)
    return renamed, changed


def _is_read(name: str) -> bool:
    return name.endswith(SUFFIXES) or name.rpartition("/")[2] == FILE


def extract(base: Base, folder: str) -> None:
    """Write the Python files, notebooks and settings of the commit below a folder. Raises `GitFailed`."""
    listed = list(_listed(base))
    if not listed:
        return
    names = b"".join(identity + b"\n" for identity, _ in listed)
    output = _git(base.root, "cat-file", "--batch", stdin=names)
    position = 0
    for _, name in listed:
        end = output.index(b"\n", position)
        size = int(output[position:end].split()[2])
        path = os.path.join(folder, *name.split("/"))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as stream:
            stream.write(output[end + 1 : end + 1 + size])
        position = end + 1 + size + 1


def _listed(base: Base) -> Iterator[tuple[bytes, str]]:
    for entry in _git(base.root, "ls-tree", "-r", "-z", base.commit).split(b"\0"):
        if not entry:
            continue
        about, _, name = entry.partition(b"\t")
        mode, _, identity = about.split()
        text = name.decode("utf-8", "surrogateescape")
        if mode in _FILES and _is_read(text) and not {"", ".", ".."} & set(text.split("/")):
            yield identity, text


def _git(folder: str, *arguments: str, stdin: bytes = b"") -> bytes:
    program = shutil.which("git")
    if program is None:
        raise GitFailed("git is not installed")
    try:
        done = subprocess.run(
            [program, "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", *arguments],
            cwd=folder,
            input=stdin,
            capture_output=True,
            timeout=_TIMEOUT,
            env={**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GitFailed(f"git failed ({error})") from None
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitFailed(f"git {arguments[0]}: {said[0] if said else 'it failed'}")
    return done.stdout
