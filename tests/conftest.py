"""Marks by path what asks Pyro itself, and leaves it out where Pyro is not installed; marks what need run on one Python only."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

import pytest

# Nothing is kept from one test to the next, nor in the cache of whoever runs them.
os.environ["PYROAST_CACHE_DIR"] = os.devnull

TESTS = Path(__file__).parent
PYRO_FOLDERS = ("oracle", "differential", "realcode", "library", "silent", "runtime", "projects")
WITH_PYRO = {
    TESTS / "fixes" / "test_fixes_run.py",
    TESTS / "cases" / "test_cases_run.py",
    TESTS / "rules" / "test_runtime.py",
}
WITHOUT_PYRO = {
    TESTS / "oracle" / "test_oracle_static.py",
    TESTS / "projects" / "test_projects_static.py",
    TESTS / "silent" / "test_findings.py",
}
ONCE = {
    TESTS / "robustness" / "test_benchmarks_run.py",
    TESTS / "robustness" / "test_generated_programs.py",
    TESTS / "robustness" / "test_mutations.py",
    TESTS / "robustness" / "test_same_output.py",
    TESTS / "docs" / "test_pages.py",
    TESTS / "docs" / "test_site.py",
}
"""What comes out the same on every Python, apart from single tests that are marked in their files."""
PYRO_IS_INSTALLED = find_spec("pyro") is not None and find_spec("torch") is not None


def _asks_pyro(path: Path) -> bool:
    if path.suffix != ".py" or path in WITHOUT_PYRO or not path.is_relative_to(TESTS):
        return False
    return path in WITH_PYRO or path.relative_to(TESTS).parts[0] in PYRO_FOLDERS


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Their modules may import torch at the top, so a mark alone would not keep them from failing."""
    if collection_path == TESTS / "lsp" and find_spec("pytest_lsp") is None:
        return True
    return True if _asks_pyro(collection_path) and not PYRO_IS_INSTALLED else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _asks_pyro(item.path):
            item.add_marker(pytest.mark.pyro)
        if item.path in ONCE:
            item.add_marker(pytest.mark.once)
