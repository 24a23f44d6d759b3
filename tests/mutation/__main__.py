"""Prints the table: `python -m tests.mutation --all`, or a sample with `--mutants N --seed S`."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from ..oracle.runner import pyro_process
from .judge import ALARM, EQUIVALENT, FOUND, MISSED, REJECTED, UNDECIDED, Judgement, is_clean, judge, sample
from .report import sentence, table


def run(count: int | None, seed: int = 0, kind: str = "") -> list[Judgement]:
    """Judge mutants of the originals that Pyro accepts silently; each original is asked once."""
    chosen = [(path, mutant) for path, mutant in sample(count, seed) if kind in mutant.kind]
    with pyro_process() as pyro, tempfile.TemporaryDirectory() as folder:
        clean = {path: is_clean(pyro, path) for path in {path for path, _ in chosen}}
        return [judge(pyro, path.stem, mutant, Path(folder)) for path, mutant in chosen if clean[path]]


def main() -> int:
    """Print the table, and with `--list` what is missed, falsely found or found elsewhere."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--all", action="store_true", help="every mutant of every program")
    parser.add_argument("--mutants", type=int, default=600)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--kind", default="", help="only kinds of slips with this in their name")
    parser.add_argument("--list", action="store_true", help="name the mutants that are not as they should be")
    parser.add_argument("--keep", type=Path, help="a folder for them")
    options = parser.parse_args()
    judgements = run(None if options.all else options.mutants, options.seed, options.kind)
    print(table(judgements))
    for number, one in enumerate(filter(_is_amiss, judgements)):
        if options.list:
            print(f"{number}: {sentence(one)}")
        if options.keep is not None:
            options.keep.mkdir(parents=True, exist_ok=True)
            text = f"# {sentence(one)}\n{one.mutant.source}"
            (options.keep / f"{number}_{one.stem}.py").write_text(text, encoding="utf-8")
    return 0


def _is_amiss(one: Judgement) -> bool:
    return (
        (one.pyro == REJECTED and one.pyroast in (MISSED, UNDECIDED))
        or (one.pyro == REJECTED and one.pyroast == FOUND and not one.located)
        or (one.pyro == EQUIVALENT and one.pyroast == ALARM)
    )


if __name__ == "__main__":
    raise SystemExit(main())
