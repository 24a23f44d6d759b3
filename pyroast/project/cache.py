"""Results of earlier runs, in the user's cache folder: used where all that they rest on is as it was.

A file of JSON for each checked file: its content, what the analysis asked of the file system with the answers, and the
report. In front stands the digest of all that, so that what is damaged is not used. Nothing here fails: a cache that cannot
be read or written is no cache.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec

from pyroast import __version__
from pyroast.finding import FileReport
from pyroast.project.disk import Answer, Disk, Question, digest
from pyroast.project.encoded import Json, NotEncoded, decode_report
from pyroast.records import dataclass, field

FOLDER = "PYROAST_CACHE_DIR"
"""The environment variable that names another folder."""

UNUSED_DAYS = 30
_DAY = 24 * 60 * 60
_TAG = "CACHEDIR.TAG"
_SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55\n"  # https://bford.info/cachedir/
_TEMPORARY = ".tmp-"

Asked = tuple[tuple[str, str, Answer], ...]
"""The questions of an analysis, each with its answer."""


@dataclass(slots=True)
class Cache:
    """The results in a folder that were made by this pyroast under this Python.

    `known` are answers of the file system that a run shares.
    """

    folder: str
    known: dict[Question, Answer] = field(default_factory=dict)

    def find(self, path: str, options: Json, data: bytes) -> FileReport | None:
        """The report on a file with this content, checked with these options; None where it has to be made."""
        place = self._place(path, options)
        try:
            with open(place, "rb") as stream:
                checksum, _, text = stream.read().partition(b"\n")
                if time.time() - os.fstat(stream.fileno()).st_mtime > _DAY:
                    os.utime(place)  # it is in use
        except OSError:
            return None
        if checksum.decode("ascii", "replace") != digest(text):
            return None
        try:
            content, asked, report = json.loads(text)
            if content != digest(data) or not Disk(self.known).agrees(asked):
                return None
            return decode_report(report)
        except (ValueError, TypeError, RecursionError, NotEncoded):
            return None

    def store(self, path: str, options: Json, content: str, asked: Sequence[object], report: Json) -> None:
        """Keep a report, in one step: whoever reads at the same time sees the earlier one or this one."""
        try:
            text = json.dumps([content, asked, report], separators=(",", ":")).encode()
        except (ValueError, RecursionError):  # a number of thousands of digits
            return
        place = self._place(path, options)
        with contextlib.suppress(OSError):
            os.makedirs(os.path.dirname(place), mode=0o700, exist_ok=True)
            write_in_one_step(place, digest(text).encode() + b"\n" + text)

    def _place(self, path: str, options: Json) -> str:
        key = digest(json.dumps([os.getcwd(), path, options]).encode())
        return os.path.join(self.folder, key[:2], f"{key[2:]}.json")

    def tidy(self) -> None:
        """Once a day, remove what no run has used for a month, and mark the folder as a cache for backups."""
        above = os.path.dirname(self.folder)
        mark = os.path.join(above, _TAG)
        with contextlib.suppress(OSError):
            if os.path.exists(mark) and time.time() - os.path.getmtime(mark) < _DAY:
                return
            write_in_one_step(mark, _SIGNATURE.encode())
            for place, age in _files(above):
                name = os.path.basename(place)
                if age > UNUSED_DAYS * _DAY or (name.startswith(_TEMPORARY) and age > _DAY):
                    with contextlib.suppress(OSError):
                        os.unlink(place)


def _files(folder: str) -> Iterator[tuple[str, float]]:
    """The files of the cache, each with its age in seconds; folders that are empty are removed."""
    now = time.time()
    for inner, folders, names in os.walk(folder, topdown=False):
        for name in names:
            place = os.path.join(inner, name)
            with contextlib.suppress(OSError):
                yield place, now - os.path.getmtime(place)
        for name in folders:
            with contextlib.suppress(OSError):
                os.rmdir(os.path.join(inner, name))  # refused while something is in it


def write_in_one_step(place: str, data: bytes) -> None:
    """Write a file under another name and give it its own when it is complete. Raises `OSError`."""
    descriptor, temporary = tempfile.mkstemp(dir=os.path.dirname(place), prefix=_TEMPORARY)
    try:
        with open(descriptor, "wb") as stream:
            stream.write(data)
        os.replace(temporary, place)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def user_cache() -> Cache:
    """The cache of this user."""
    folder = os.environ.get(FOLDER)
    if not folder:
        import platformdirs

        folder = platformdirs.user_cache_dir("pyroast", appauthor=False)
    return Cache(os.path.join(os.path.abspath(folder), made_by()[:16]))


def made_by() -> str:
    """What stands for the programs that make a result: pyroast itself, file by file, Python and the parser."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    parser = find_spec("libcst")
    parts = [__version__, sys.version, sys.implementation.cache_tag or "", package]
    parts += _stamps(package)
    if parser is not None and parser.origin:
        parts += _stamps(os.path.dirname(parser.origin), below=False)
    return digest("\n".join(parts).encode())


def _stamps(folder: str, below: bool = True) -> Iterable[str]:
    """Name, size and time of all files, without those that Python itself writes."""
    stamps: list[str] = []
    for inner, folders, names in os.walk(folder):
        folders[:] = sorted(set(folders) - {"__pycache__"}) if below else []
        for name in sorted(names):
            with contextlib.suppress(OSError):
                status = os.stat(os.path.join(inner, name))
                stamps.append(f"{inner[len(folder) :]}/{name} {status.st_size} {status.st_mtime_ns}")
    return stamps
