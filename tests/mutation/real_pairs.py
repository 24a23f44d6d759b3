"""Mutants of aligned pairs in downloaded packages: `python -m tests.mutation.real_pairs`.

Where a harness runs a pair, Pyro judges, as it does for the programs of the oracle. For all aligned pairs there are slips
whose outcome is certain: a latent that the guide must sample loses its statement there, or the statement's name.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pyroast.finding import FileReport, SiteReport

from ..oracle.runner import pyro_process
from ..realcode.packages import PINS, fetch
from .anatomy import Anatomy, SampleSite
from .answers import Answers, OutOfTimeError
from .harness import Harness, harnesses, is_reached, lines_run
from .judge import EQUIVALENT, FOUND, MISSED, REJECTED, UNDECIDED, Judgement, compare, is_amiss
from .mutate import Mutant, mutants
from .packages import Copy, added, anatomy_of, copy_of, is_at_slip, paths_of
from .report import sentence, table

CERTAIN = ("rename a guide site", "drop a guide site")
EXPECTED = {"PYR301", "PYR302"}
LARGE = ("pyro-ppl", "funsor")
"""Libraries whose own files make most of the time; they are read with `--all`."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A mutant of a file that is read from an entry file, and the report of that entry before."""

    entry: str
    path: str
    mutant: Mutant
    before: FileReport


def certain_slips(copy: Copy, entries: Iterable[str]) -> Iterator[Slip]:
    """The slips that Pyro must reject, each from the first entry that shows the pair."""
    seen: set[tuple[str, str]] = set()
    for entry in entries:
        before = copy.check(entry)
        for path in sorted(paths_of(before)):
            anatomy = anatomy_of(copy, before, path)
            anatomy.sites = _needed(before, anatomy)
            for mutant in mutants(anatomy, CERTAIN):
                if (path, mutant.source) not in seen:
                    seen.add((path, mutant.source))
                    yield Slip(entry, path, mutant, before)


def _needed(report: FileReport, anatomy: Anatomy) -> list[SampleSite]:
    """The sites of latents that the guide must sample under any loss, in all pairs that reach them."""
    rows = [row for pair in report.pairs for row in pair.sites]
    return [
        site
        for site in anatomy.sites
        if all(_is_needed(row) for row in rows if row.name in site.names and _is_at(row, site))
    ]


def _is_at(row: SiteReport, site: SampleSite) -> bool:
    return any(side is not None and side.span.line == site.call.lineno for side in (row.model, row.guide))


def _is_needed(row: SiteReport) -> bool:
    return (
        (row.verdict, row.role) == ("aligned", "must be sampled by the guide")
        and row.model is not None
        and row.guide is not None
        and (row.model.observed, row.model.enumerated) == ("no", "no")
    )


def judge_certain(copy: Copy, package: str, slip: Slip) -> Judgement:
    """What pyroast says of a slip that Pyro must reject; only the codes of a missing site count."""
    with copy.with_text(slip.path, slip.mutant.source):
        report = copy.check(slip.entry)
    findings = [one for one in added(report, slip.before) if one.code in EXPECTED]
    undecided = any(pair.status == "unknown" for pair in report.pairs)
    return Judgement(
        slip.mutant, f"{package}/{slip.path}", REJECTED, FOUND if findings else UNDECIDED if undecided else MISSED,
        tuple(sorted(EXPECTED)), tuple((one.span.line, one.code) for one in findings),
        any(is_at_slip(one, slip.path, slip.mutant) for one in findings),
    )  # fmt: skip


def certain(folders: dict[str, Path], packages: list[str]) -> list[Judgement]:
    """Judge all certain slips of packages."""
    judgements = []
    for package in packages:
        with tempfile.TemporaryDirectory() as scratch:
            copy = copy_of(folders[package], Path(scratch))
            files = (
                file.relative_to(copy.folder).as_posix()
                for file in sorted(copy.folder.rglob("*.py"))
                if b"pyro" in file.read_bytes()
            )
            judgements.extend(judge_certain(copy, package, slip) for slip in certain_slips(copy, list(files)))
    return judgements


def run(
    folders: dict[str, Path], chosen: list[Harness], file: Path | None = None, seconds: float | None = None
) -> list[Judgement]:
    """Judge all slips in what harnesses run, by what Pyro does; `file` and `seconds` as for the other mutants."""
    judgements: list[Judgement] = []
    with pyro_process() as pyro:
        for harness in chosen:
            with tempfile.TemporaryDirectory() as scratch, suppress(OutOfTimeError):
                copy = copy_of(folders[harness.package], Path(scratch))
                lines = lines_run(pyro, copy, harness)
                known = Answers(pyro, copy.folder, file, seconds)
                judgements.extend(judge_run(known, copy, harness, lines))
    return judgements


def judge_run(pyro: Answers, copy: Copy, harness: Harness, lines: set[int]) -> Iterator[Judgement]:
    """Judge the slips in the lines that a harness runs; raises OutOfTimeError, and RuntimeError if it is not silent."""
    before = copy.check(harness.entry)
    anatomy = anatomy_of(copy, before, harness.mutated)
    name = f"run_{harness.name}"
    original = Mutant("none", "", anatomy.source, frozenset(), frozenset())
    outcome = pyro.about(name, harness.text(_digest(original)))
    if compare(harness.name, original, outcome, before, [], False).pyro != EQUIVALENT:
        raise RuntimeError(f"{harness.name} is not silent: {outcome}")
    for mutant in mutants(anatomy):
        if is_reached(anatomy.tree, mutant.origin, lines):
            with copy.with_text(harness.mutated, mutant.source):
                outcome = pyro.about(name, harness.text(_digest(mutant)))
                report = copy.check(harness.entry)
            findings = added(report, before)
            located = any(is_at_slip(one, harness.mutated, mutant) for one in findings)
            yield compare(harness.name, mutant, outcome, report, findings, located)


def _digest(mutant: Mutant) -> str:
    return hashlib.sha256(mutant.source.encode()).hexdigest()


def main() -> int:
    """Print both tables, and with `--list` what is not as it should be."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation.real_pairs", description=__doc__)
    parser.add_argument("--all", action="store_true", help=f"also the pairs in {' and '.join(LARGE)}")
    parser.add_argument("--only", default="", help="only packages and harnesses with this in their name")
    parser.add_argument("--list", action="store_true", help="name the mutants that are not as they should be")
    parser.add_argument("--answers", type=Path, help="a file that keeps what Pyro said, to go on from there")
    parser.add_argument("--seconds", type=float, help="ask Pyro no longer than this for one harness")
    options = parser.parse_args()
    folders = fetch()
    packages = [pin.package for pin in PINS if options.all or pin.package not in LARGE]
    chosen = [one for one in harnesses() if options.only in f"{one.package} {one.name}"]
    asked = run(folders, chosen, options.answers, options.seconds)
    print(f"Judged by Pyro, {len(chosen)} harnesses:\n{table(asked)}")
    sure = certain(folders, [package for package in packages if options.only in package])
    print(f"Certain by construction, all aligned pairs:\n{table(sure)}")
    for one in filter(is_amiss, (*asked, *sure)) if options.list else ():
        print(sentence(one))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
