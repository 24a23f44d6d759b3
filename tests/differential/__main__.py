"""Long runs: `python -m tests.differential --programs N --seed S --keep FOLDER`."""

from __future__ import annotations

import argparse
from pathlib import Path

from .batches import run
from .figures import Figures


def main() -> int:
    """Run as many programs as asked for and print the figures; 1 where anything disagrees."""
    parser = argparse.ArgumentParser(prog="python -m tests.differential", description=__doc__)
    parser.add_argument("--programs", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=0, help="the number of the first program")
    parser.add_argument("--keep", type=Path, help="a folder for the programs that disagree")
    options = parser.parse_args()
    figures = Figures()
    for record in run(options.seed, options.programs):
        figures.add(record)
        if record.wrong and options.keep is not None:
            options.keep.mkdir(parents=True, exist_ok=True)
            words = "\n".join(f"# {kind}: {text}".replace("\n", " ") for kind, text in record.wrong)
            (options.keep / f"shape_{record.number}.py").write_text(f"{words}\n{record.source}")
    print(figures.table())
    return int(bool(figures.wrong))


if __name__ == "__main__":
    raise SystemExit(main())
