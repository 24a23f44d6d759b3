"""The whole run over the parser alone: both on the same Pyro files, start-up on neither side."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.corpus import Corpus
from benchmarks.process import best, job
from benchmarks.table import Row

BUDGET = 2.0


def measure(corpus: Corpus, rounds: int) -> Iterator[Row]:
    """Rows for the engine, and for its two parts."""
    paths = [str(path) for path in corpus.files]
    parts: list[dict[str, float]] = []

    def in_parts() -> float:
        parts.append(job("parts", paths))
        return sum(parts[-1].values())

    engine, parse, _ = best(rounds, lambda: job("engine", paths), lambda: job("parse", paths), in_parts)
    yield Row(
        "whole run / libcst.parse_module", engine / parse, "x", BUDGET, f"{engine:.2f} s / {parse:.2f} s"
    )
    for name in ("lowering", "interpreting"):
        seconds = min(part[name] for part in parts)
        yield Row(f"  of which {name}", seconds / parse, "x", None, f"{seconds:.2f} s / {parse:.2f} s")
