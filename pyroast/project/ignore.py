"""Which files of a folder git ignores: its own .gitignore and those above it, as far as the repository."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pyroast.project.read import UnreadableFile, read_file
from pyroast.records import dataclass

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of one file; `base` is the absolute folder that they are relative to."""

    base: str
    spec: GitIgnoreSpec

    def verdict(self, path: str) -> bool | None:
        """Whether the absolute `path` (folders end in a slash) is ignored; None where nothing says."""
        return self.spec.check_file(path[len(self.base) :].lstrip("/")).include


Rules = tuple[Patterns, ...]  # from the root of the repository down


def ignored(rules: Rules, path: str) -> bool:
    """The deepest file of patterns that speaks of `path` decides."""
    for patterns in reversed(rules):
        verdict = patterns.verdict(path)
        if verdict is not None:
            return verdict
    return False


def compile_patterns(base: str, lines: Sequence[str]) -> Patterns | None:
    """Patterns of the lines, less those that are malformed; None where nothing is left."""
    from pathspec import GitIgnoreSpec

    try:
        spec = GitIgnoreSpec.from_lines(lines)
    except ValueError:
        spec = GitIgnoreSpec.from_lines([line for line in lines if _well_formed(line)])
    return Patterns(base, spec) if len(spec) else None


def _well_formed(line: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


def rules_in(folder: str) -> Rules:
    """The patterns of a folder's own .gitignore, if there is one that can be read."""
    path = f"{folder.rstrip('/')}/.gitignore"
    if not os.path.lexists(path):
        return ()
    try:
        text = read_file(path).decode("utf-8", errors="replace")
    except UnreadableFile:
        return ()  # as git does: no patterns, and the files are checked
    patterns = compile_patterns(folder, text.splitlines())
    return (patterns,) if patterns else ()


def rules_above(folder: str) -> Rules:
    """The patterns of the folders above, up to the root of the git repository that holds `folder`.

    None where it is in no repository, or is itself ignored: whoever names an ignored folder wants it checked.
    """
    parents = []
    current = folder
    while not os.path.lexists(f"{current.rstrip('/')}/.git"):
        above = os.path.dirname(current)
        if above == current:
            return ()
        parents.append(above)
        current = above
    rules: Rules = ()
    for parent in reversed(parents):
        rules += rules_in(parent)
    steps = [*reversed(parents), folder][1:]
    return () if any(ignored(rules, f"{step}/") for step in steps) else rules
