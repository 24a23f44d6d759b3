"""The baseline file: findings that a project has decided to live with, known again when lines move."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from pyroast.finding import Finding
from pyroast.project.read import UnreadableFile, describe, read_file

VERSION = 1


class BadBaseline(Exception):
    """A baseline that cannot be read or written; the text is one line that names the file."""


class Entry(NamedTuple):
    """What a finding is known by: its path from the baseline's folder, code and site, and the content of its line."""

    path: str
    code: str
    site: str
    line: str


Baseline = Counter[Entry]
LineOf = Callable[[Finding], "str | None"]


def entry_of(finding: Finding, folder: str, line_of: LineOf) -> Entry:
    """The entry of a finding; `folder` is the absolute folder of the baseline."""
    content = " ".join((line_of(finding) or "").split())
    digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Entry(path_from(folder, finding.path), finding.code, finding.site or "", digest)


def path_from(folder: str, path: str) -> str:
    """The path from a folder, with `/` on every system."""
    try:
        relative = os.path.relpath(os.path.abspath(path), folder)
    except ValueError:  # another drive
        relative = os.path.abspath(path)
    return relative.replace(os.sep, "/")


def is_new(entry: Entry, remaining: Baseline) -> bool:
    """Whether a finding is in the baseline no (more) times; else one time is used up."""
    if remaining[entry] <= 0:
        return True
    remaining[entry] -= 1
    return False


def gone(remaining: Baseline, folder: str, checked: Iterable[str]) -> int:
    """How many entries no longer occur: those left over whose file was checked or does not exist any more."""
    paths = {path_from(folder, path) for path in checked}
    return sum(
        count
        for entry, count in remaining.items()
        if count > 0 and (entry.path in paths or not os.path.lexists(os.path.join(folder, entry.path)))
    )


def read_baseline(path: str) -> Baseline:
    """The entries of a baseline file. Raises `BadBaseline`."""
    try:
        document = json.loads(read_file(path))
    except UnreadableFile as error:
        raise BadBaseline(f"{path}: {error}") from None
    except (ValueError, RecursionError):
        raise BadBaseline(f"{path}: no baseline: it is not valid JSON") from None
    if not isinstance(document, dict) or not isinstance(document.get("findings"), list):
        raise BadBaseline(f"{path}: no baseline: it has no list of findings")
    if document.get("version") != VERSION:
        raise BadBaseline(f"{path}: a baseline of a version that this pyroast does not know")
    entries: Baseline = Counter()
    for number, item in enumerate(document["findings"], 1):
        entry, count = _entry(item)
        if entry is None:
            raise BadBaseline(f"{path}: no baseline: finding {number} is malformed")
        entries[entry] += count
    return entries


def _entry(item: object) -> tuple[Entry | None, int]:
    if not isinstance(item, dict):
        return None, 0
    values = [item.get(name) for name in Entry._fields]
    count = item.get("count", 1)
    if not all(isinstance(value, str) for value in values) or type(count) is not int or count < 1:
        return None, 0
    return Entry(*map(str, values)), count


def write_baseline(path: str, entries: Iterable[Entry]) -> int:
    """Write a baseline in one step, and say how many findings it holds. Raises `BadBaseline`."""
    counted = Counter(entries)
    lines = ",\n".join(_lines(counted))
    text = (
        f'{{"version": {VERSION},\n"findings": [\n{lines}\n]}}\n'
        if lines
        else f'{{"version": {VERSION}, "findings": []}}\n'
    )
    target = os.path.realpath(path)
    try:
        descriptor, name = tempfile.mkstemp(dir=os.path.dirname(target), prefix=".pyroast-")
        try:
            with open(descriptor, "w", encoding="ascii") as stream:
                stream.write(text)
            os.chmod(name, 0o644)
            os.replace(name, target)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as error:
        raise BadBaseline(
            f"{path}: cannot be written ({(error.strerror or describe(error)).lower()})"
        ) from None
    return counted.total()


def _lines(counted: Baseline) -> Iterator[str]:
    for entry, count in sorted(counted.items()):
        yield json.dumps({**entry._asdict(), "count": count})
