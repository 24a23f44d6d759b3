"""Prints the table: `python -m tests.mutation --all`, or a sample with `--mutants N --seed S`.

All mutants take an hour or two: with `--answers FILE --seconds N` they are asked about in stretches.
"""

from __future__ import annotations

import argparse
import tempfile
from contextlib import suppress
from pathlib import Path

from .answers import OutOfTimeError, answers
from .judge import Judgement, is_amiss, is_clean, judge, sample
from .report import sentence, table


def run(
    count: int | None, seed: int = 0, kind: str = "", file: Path | None = None, seconds: float | None = None
) -> list[Judgement]:
    """Judge mutants of the originals that Pyro accepts silently; each original is asked once.

    `file` keeps Pyro's answers; after `seconds` only the mutants are judged about which it holds one.
    """
    chosen = [(path, mutant) for path, mutant in sample(count, seed) if kind in mutant.kind]
    clean: dict[Path, bool] = {}
    judgements: list[Judgement] = []
    with tempfile.TemporaryDirectory() as folder, answers(Path(folder), file, seconds) as pyro:
        for path, mutant in chosen:
            with suppress(OutOfTimeError):
                if path not in clean:
                    clean[path] = is_clean(pyro, path)
                if clean[path]:
                    judgements.append(judge(pyro, path.stem, mutant))
    return judgements


def main() -> int:
    """Print the table, and with `--list` what is missed, falsely found or found elsewhere."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--all", action="store_true", help="every mutant of every program")
    parser.add_argument("--mutants", type=int, default=600)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--kind", default="", help="only kinds of slips with this in their name")
    parser.add_argument("--list", action="store_true", help="name the mutants that are not as they should be")
    parser.add_argument("--keep", type=Path, help="a folder for them")
    parser.add_argument("--answers", type=Path, help="a file that keeps what Pyro said, to go on from there")
    parser.add_argument("--seconds", type=float, help="ask Pyro no longer than this; 0 for what is kept only")
    options = parser.parse_args()
    judgements = run(
        None if options.all else options.mutants, options.seed, options.kind, options.answers, options.seconds
    )
    print(table(judgements))
    for number, one in enumerate(filter(is_amiss, judgements)):
        if options.list:
            print(f"{number}: {sentence(one)}")
        if options.keep is not None:
            options.keep.mkdir(parents=True, exist_ok=True)
            text = f"# {sentence(one)}\n{one.mutant.source}"
            (options.keep / f"{number}_{one.stem}.py").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
