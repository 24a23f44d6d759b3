"""What the pages show is what comes out: their programs are run, and the page of the commands is compared."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from tests import generate_cli_docs
from tests.docs.pages import PAGES, Step, run, steps

ALL = [
    pytest.param(step, id=f"{page}: {step.command}", marks=[pytest.mark.pyro] if step.runs_programs else [])
    for page in PAGES
    for step in steps(page)
]


@pytest.mark.parametrize("step", ALL)
def test_the_output_is_the_one_that_is_shown(step: Step, tmp_path: Path) -> None:
    if step.runs_programs and find_spec("pyro") is None:
        pytest.skip("Pyro is not installed")
    assert run(step, tmp_path).rstrip("\n") == step.shown.rstrip("\n"), "run python -m tests.docs.pages"


def test_the_page_of_the_commands_is_what_they_say() -> None:
    shown = generate_cli_docs.PAGE.read_text(encoding="utf-8")
    assert shown == generate_cli_docs.page(), "run python -m tests.generate_cli_docs"
