"""Peak memory: a folder must take no more than its largest file does, for nothing of a file is kept."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from benchmarks.corpus import Corpus
from benchmarks.process import CHECK, Failed, Usage, usage
from benchmarks.table import Row, Skipped

MEGABYTE = 1024**2


def measure(corpus: Corpus) -> Iterator[Row | Skipped]:
    """The peak on the whole corpus over that on the file that takes most of the ten largest."""
    largest = sorted(corpus.files, key=lambda path: path.stat().st_size)[-10:]
    try:
        bare = usage([sys.executable, "-c", "pass"])
        one = max(_check(path) for path in largest)
        folder = _check(corpus.folder)
    except Failed as error:
        yield Skipped("peak memory", str(error))
        return
    yield Row(
        "peak memory: all files / the largest one", folder / one, "x", None,
        f"{folder / MEGABYTE:.0f} MB / {one / MEGABYTE:.0f} MB (bare Python {bare.peak / MEGABYTE:.0f} MB)",
    )  # fmt: skip


def _check(path: object) -> int:
    used: Usage = usage((*CHECK, str(path)), (0, 1))
    return used.peak
