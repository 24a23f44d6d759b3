"""pyroast reads every project and must find what its comments say, which Pyro has confirmed.

A project in which a pair stays undecided stands in `undecided.json` with its reason; the list may only shrink.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .corpus import FOLDER, PROJECTS, check_project, found_places, read_project

UNDECIDED: dict[str, str] = json.loads(Path(__file__).with_name("undecided.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("folder", PROJECTS, ids=lambda folder: folder.name)
def test_pyroast_agrees_with_the_comments(folder: Path, tmp_path: Path) -> None:
    project = read_project(folder, tmp_path)
    reports = check_project(folder)
    assert found_places(folder, reports) == project.places
    pairs = [pair for report in reports for pair in report.pairs]
    assert pairs, "no pair is found"
    open_pairs = {
        f"{unknown.reason} ({Path(unknown.path).name}, line {unknown.span.line})"
        for pair in pairs
        if pair.status == "unknown"
        for unknown in pair.unknown
    }
    if folder.name in UNDECIDED:
        assert open_pairs, f"{folder.name} is decided now: take it off undecided.json"
    else:
        assert not open_pairs


def test_there_are_forty_projects_of_several_files() -> None:
    several = [folder for folder in PROJECTS if len(list(folder.rglob("*.py"))) > 1]
    notebooks = [folder for folder in PROJECTS if list(folder.glob("*.ipynb"))]
    assert len(several) + len(notebooks) >= 40


def test_the_list_of_undecided_projects_names_projects_and_reasons() -> None:
    assert list(UNDECIDED) == sorted(UNDECIDED)
    assert all((FOLDER / name).is_dir() and reason.strip() for name, reason in UNDECIDED.items())
