"""Writes docs/silent-defects.md from the experiments of tests/silent: both programs are run, and what they measure is shown.

Run `python -m tests.generate_silent_page`; with `--check` it compares and writes nothing.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import sys
import tempfile
from pathlib import Path

from pyroast.rules import registry
from tests.oracle.runner import PyroProcess, pyro_process
from tests.silent.experiments import FILES, Experiment, Seen, read, run

PAGE = Path(__file__).parent.parent / "docs" / "silent-defects.md"
HEAD = """\
<!-- Written by `python -m tests.generate_silent_page` from the experiments of tests/silent. -->

# Bugs that Pyro cannot see

Pyro raises no exception and shows no warning in any of these programs. They run, the loss falls, and something is wrong.
Each section names the harm, shows a small program with it, what has to change, and what both measured when they were run under
Pyro; pyroast reports the marked line. The experiments are in tests/silent and run with the tests.
"""


def page(pyro: PyroProcess, folder: Path) -> str:
    """The text of the page: a table of contents, and one section an experiment, in the order of the rules' codes."""
    experiments = sorted((read(path) for path in FILES), key=lambda each: (each.code, each.path.stem))
    contents = "".join(f"- [{_title(each)}](#{_anchor(_title(each))})\n" for each in experiments)
    sections = [
        _section(each, run(pyro, each, "wrong", folder), run(pyro, each, "right", folder))
        for each in experiments
    ]
    return "\n".join([HEAD, contents, *sections])


def _title(experiment: Experiment) -> str:
    return experiment.harm[0].upper() + experiment.harm[1:]


def _anchor(title: str) -> str:
    """The anchor of a heading, as the renderers of Markdown make it."""
    kept = (letter for letter in title.lower() if letter.isalnum() or letter in " -_")
    return "".join(kept).replace(" ", "-")


def _section(experiment: Experiment, wrong: Seen, right: Seen) -> str:
    if wrong.harm is not True or right.harm is not False:
        raise ValueError(f"{experiment.path.name} does not show its harm: {wrong}, {right}")
    name = registry()[experiment.code].name
    why = f"{experiment.why}\n\n" if experiment.why else ""
    return (
        f"## {_title(experiment)}\n\n"
        f"[{experiment.code} {name}](rules/{name}.md)\n\n"
        f"{why}```python\n{_body(experiment.source('wrong'))}\n```\n\n"
        f"Repaired:\n\n```diff\n{_changes(experiment)}\n```\n\n"
        f"{_table(wrong, right)}"
    )


def _body(source: str) -> str:
    """The lines of a program without the function around them and what it returns at its end."""
    function = ast.parse(source).body[0]
    assert isinstance(function, ast.FunctionDef) and isinstance(function.body[-1], ast.Return)
    lines = source.splitlines()[1 : function.body[-1].lineno - 1]
    return "\n".join(line[4:] for line in lines)


def _changes(experiment: Experiment) -> str:
    """What the repaired program has instead, with one line around each change."""
    before, after = (_body(experiment.source(side)).splitlines() for side in ("wrong", "right"))
    before = [line.partition("  # error:")[0] for line in before]
    changed = list(difflib.unified_diff(before, after, lineterm="", n=1))[2:]
    return "\n".join(line for line in changed if not line.startswith("@@"))


def _table(wrong: Seen, right: Seen) -> str:
    rows = "".join(
        f"| {label} | {_shown(value)} | {_shown(right.measured[label])} |\n"
        for label, value in wrong.measured.items()
    )
    return f"| measured | as it is | repaired |\n|---|---|---|\n{rows}"


def _shown(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case list():
            return ", ".join(_shown(each) for each in value) or "none"
        case float():
            return f"{value:g}"
    return str(value).replace("|", "\\|")


def text() -> str:
    """The page as the experiments give it now."""
    with pyro_process() as pyro, tempfile.TemporaryDirectory() as folder:
        return page(pyro, Path(folder))


def main() -> int:
    """Write the page, or say whether it differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, and write nothing")
    expected = text()
    stale = not PAGE.exists() or PAGE.read_text(encoding="utf-8") != expected
    if parser.parse_args().check:
        print(f"docs/{PAGE.name} is not what the experiments give" if stale else "no drift")
        return int(stale)
    if stale:
        PAGE.write_text(expected, encoding="utf-8")
    print("1 file written" if stale else "no change")
    return 0


if __name__ == "__main__":
    sys.exit(main())
