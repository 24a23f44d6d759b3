"""Pyro and the interpreter must agree on generated programs: on traces site by site, and on what is wrong with a pair.

`PYROAST_DIFFERENTIAL_PROGRAMS` and `PYROAST_DIFFERENTIAL_SEED` make a run longer, or another one;
`pytest -s` shows the tables.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field

from hypothesis import HealthCheck, Phase, given, seed, settings

from .compare import Different, compare, compare_loosely
from .oracle import Rejected, truth, verdict
from .programs import CONSTRUCTS, Program, programs
from .verdicts import RAISED, WARNED, compare_verdicts

PROGRAMS = int(os.environ.get("PYROAST_DIFFERENTIAL_PROGRAMS", "1100"))
PAIRS = max(300, PROGRAMS // 4)
SEED = os.environ.get("PYROAST_DIFFERENTIAL_SEED")
MOST_OPEN = 0.05
MOST_REJECTED = 0.05
LEAST_USES = 10

unhurried = settings(
    max_examples=PROGRAMS,
    derandomize=SEED is None,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate, Phase.shrink),
)


@dataclass(slots=True)
class Count:
    """What was seen over all programs."""

    programs: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    open: Counter[str] = field(default_factory=Counter)
    with_open: int = 0
    sites: int = 0
    constructs: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)

    def table(self) -> str:
        """The figures as lines."""
        lines = [
            f"{self.programs} programs, {self.sites} sites, {self.with_open} open, {self.rejected.total()} rejected"
        ]
        for title, counter in (("open", self.open), ("rejected", self.rejected), ("codes", self.codes)):
            lines += [f"  {title}: {count:6} {key}" for key, count in counter.most_common()]
        return "\n".join([*lines, *(f"{self.constructs[name]:8} {name}" for name in sorted(self.constructs))])


def _seeded(test: object) -> object:
    return test if SEED is None else seed(int(SEED))(test)  # type: ignore[type-var]  # a test function


def check_traces(program: Program, count: Count) -> None:
    """Raise `Different` where a definite static fact is not so under Pyro."""
    try:
        real = truth(program)
    except Rejected as rejection:
        count.rejected[str(rejection).partition("\n")[0]] += 1
        return
    outcome = compare(program, real)
    if outcome.wrong:
        raise Different("\n".join([*(text for _, text in outcome.wrong), program.source]))
    count.programs += 1
    count.sites += len(real.model) + len(real.guide)
    count.with_open += bool(outcome.open)
    count.open.update(set(outcome.open))
    count.constructs.update(set(program.counts))


def test_traces_agree_site_by_site() -> None:
    count = Count()

    @_seeded
    @settings(unhurried)
    @given(programs())
    def run(program: Program) -> None:
        check_traces(program, count)

    run()  # type: ignore[operator]  # a test function
    print(count.table())
    made = count.programs + count.rejected.total()
    assert count.programs >= min(PROGRAMS, 1000)
    assert count.rejected.total() <= MOST_REJECTED * made
    assert count.with_open <= MOST_OPEN * count.programs, count.open.most_common()
    rare = {name: count.constructs[name] for name in CONSTRUCTS if count.constructs[name] < LEAST_USES}
    assert not rare


def test_findings_agree_with_what_pyro_says() -> None:
    count, statuses = _verdicts(veiled=False)
    print(count.table(), statuses)
    assert count.programs >= 0.8 * PAIRS
    assert statuses["unknown"] <= 0.1 * count.programs
    assert statuses["aligned"] >= 0.1 * count.programs
    assert set(count.codes) >= (WARNED | RAISED) - {"PYR102", "PYR310", "PYR403"}


def test_of_unknown_values_nothing_wrong_is_claimed() -> None:
    count = Count()

    @_seeded
    @settings(unhurried, max_examples=PAIRS)
    @given(programs(veiled=True))
    def run(program: Program) -> None:
        try:
            real = truth(program)
        except Rejected as rejection:
            count.rejected[str(rejection).partition("\n")[0]] += 1
            return
        outcome = compare_loosely(program, real)
        if outcome.wrong:
            raise Different("\n".join([*(text for _, text in outcome.wrong), program.source]))
        count.programs += 1
        count.sites += len(real.model) + len(real.guide)
        count.with_open += bool(outcome.open)
        count.open.update(set(outcome.open))

    run()  # type: ignore[operator]  # a test function
    print(count.table())
    assert count.programs >= 0.9 * PAIRS
    assert count.with_open >= 0.3 * count.programs


def test_of_unknown_values_nothing_wrong_is_found() -> None:
    count, statuses = _verdicts(veiled=True)
    print(count.table(), statuses)
    assert count.programs >= 0.8 * PAIRS


def _verdicts(veiled: bool) -> tuple[Count, Counter[str]]:
    """Compare findings with Pyro's words for pairs of a model and a copy of it."""
    count = Count()
    statuses: Counter[str] = Counter()

    @_seeded
    @settings(unhurried, max_examples=PAIRS)
    @given(programs(twin=True, veiled=veiled))
    def run(program: Program) -> None:
        said = verdict(program)
        result = compare_verdicts(program, said, veiled)
        if result.wrong:
            raise Different(f"{result.wrong}\n{said}\n{program.source}")
        if result.other:
            count.rejected[result.other[:60]] += 1
            return
        count.programs += 1
        statuses[result.status] += 1
        count.codes.update(result.codes)
        count.constructs.update(name for name in program.counts if name.startswith("fault: "))

    run()  # type: ignore[operator]  # a test function
    return count, statuses
