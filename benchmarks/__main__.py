"""The command `python -m benchmarks`: chooses what is measured and prints the table."""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path

from benchmarks import growth, memory, startup, torchfix, whole_run
from benchmarks.corpus import Corpus, corpus_in, installed_pyro
from benchmarks.table import Row, Skipped, render


def main() -> int:
    """Measure, print, and exit with 0 whatever the figures are: a busy machine is not a failure."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="Print what pyroast costs, as ratios."
    )
    parser.add_argument(
        "--quick", action="store_true", help="a few files, small sizes, one round: only to see that it runs"
    )
    parser.add_argument(
        "--rounds", type=int, default=3, help="measurements of each kind; the best one counts"
    )
    parser.add_argument(
        "--corpus", type=Path, metavar="FOLDER", help="Pyro files to check (default: the installed Pyro's)"
    )
    parser.add_argument(
        "--torchfix",
        metavar="PYTHON",
        help="a Python that has TorchFix; or 'install', into a temporary environment",
    )
    options = parser.parse_args()
    rounds = 1 if options.quick else max(options.rounds, 1)
    folder = options.corpus or installed_pyro()
    print(f"Python {platform.python_version()}, libcst {version('libcst')}, {platform.machine()}, CPU time")
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="pyroast-benchmarks-")))
        corpus = (
            None
            if folder is None
            else corpus_in(folder, scratch / "corpus", every=20 if options.quick else 1)
        )
        if corpus is not None:
            print(f"{len(corpus.files)} Pyro files, {corpus.lines:,} lines, from {corpus.name}")
        for row in _rows(corpus, scratch, rounds, options.quick, options.torchfix):
            print(render(row), flush=True)
    return 0


def _rows(
    corpus: Corpus | None, scratch: Path, rounds: int, quick: bool, torchfix_python: str | None
) -> Iterator[Row | Skipped]:
    if corpus is None:
        yield Skipped("whole run, TorchFix, memory", "Pyro is not installed and no --corpus is given")
    else:
        yield from whole_run.measure(corpus, rounds)
        yield from torchfix.measure(corpus, scratch, rounds, torchfix_python)
    yield from startup.measure(scratch, rounds, files=100 if quick else 2_000)
    yield from growth.measure(rounds, unit=10 if quick else 250)
    if corpus is not None:
        yield from memory.measure(corpus)


if __name__ == "__main__":
    sys.exit(main())
