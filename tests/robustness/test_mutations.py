"""Random changes to programs that are understood: never a crash, and never over the time limit."""

from __future__ import annotations

import os
import random
from pathlib import Path

from .mutations import mutated, renamed
from .worker import Outcome, check_sources

PROGRAMS = sorted((Path(__file__).parents[1] / "oracle" / "programs").glob("*.py"))
COUNT = int(os.environ.get("PYROAST_MUTANTS", "400"))
SEED = int(os.environ.get("PYROAST_MUTANTS_SEED", "1"))


def crashes(outcomes: list[Outcome]) -> dict[str, tuple[str, ...]]:
    return {outcome.name: outcome.messages for outcome in outcomes if outcome.crashed}


def test_changed_lines() -> None:
    sources = []
    for index in range(COUNT):
        choose = random.Random(f"{SEED}/{index}")
        path = PROGRAMS[choose.randrange(len(PROGRAMS))]
        sources.append((f"{path.name}, {SEED}/{index}", mutated(path.read_text(encoding="utf-8"), choose)))
    outcomes = check_sources(sources)
    assert not crashes(outcomes)
    read = sum(not outcome.refused for outcome in outcomes)
    assert read > COUNT / 3  # otherwise the changes are too wild to say anything


def test_changed_names() -> None:
    sources = []
    for index in range(COUNT // 4):
        choose = random.Random(f"names {SEED}/{index}")
        path = PROGRAMS[choose.randrange(len(PROGRAMS))]
        source = renamed(path.read_text(encoding="utf-8"), choose, share=choose.choice((0.05, 0.2, 0.6)))
        sources.append((f"{path.name}, names {SEED}/{index}", source))
    assert not crashes(check_sources(sources))
