"""Small projects of several files and notebooks, whose comments say what Pyro does with them.

A project is a folder with `main.py` or `main.ipynb`, which trains, and the modules that it imports. The comments are those
of the oracle's programs (`tests/oracle/expectations.py`), in whichever file the finding belongs.
"""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from pyroast.check import check_file
from pyroast.finding import FileReport, Severity
from pyroast.project.merge import merged
from pyroast.project.modules import ProjectModules
from pyroast.project.notebooks import Cells, read_notebook
from pyroast.spans import Span, line_place

from ..oracle.expectations import Program, read_program

FOLDER = Path(__file__).parent / "corpus"
PROJECTS = sorted(main.parent for main in FOLDER.glob("*/main.*") if main.suffix in (".py", ".ipynb"))

Places = Counter[tuple[str, str, str]]
"""How often a code is found in a file at a line, or at a cell and line."""


@dataclass(frozen=True, slots=True)
class Project:
    """A project as Pyro can run it: `program` is its entry with the comments of all files."""

    folder: Path
    program: Program
    places: Places


def sources(folder: Path) -> list[Path]:
    """The files of a project that pyroast checks, in the order of their names."""
    return sorted(path for path in folder.rglob("*") if path.suffix in (".py", ".ipynb"))


def read_project(folder: Path, scratch: Path) -> Project:
    """Copy a project to a folder of its own, its notebook as a script, and collect the comments."""
    copy = scratch / folder.name
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("__pycache__"))
    places: Places = Counter()
    headers: list[Program] = []
    for path in sources(copy):
        script, move = path.with_suffix(".py"), _unmoved
        if path.suffix == ".ipynb":
            notebook = read_notebook(path.read_bytes())
            script.write_bytes(notebook.data)
            move = Cells(notebook)
        program = read_program(script)
        headers.append(program)
        name = path.relative_to(copy).as_posix()
        places.update(
            (name, line_place(move(Span(line, 1, line, 1))), code) for line, code in program.findings
        )
    entry = Program(
        copy / "main.py",
        tuple(sorted(finding for program in headers for finding in program.findings)),
        frozenset().union(*(program.silent for program in headers)),
        frozenset().union(*(program.also for program in headers)),
        tuple(shown for program in headers for shown in program.shows),
        any(program.has_no_pair for program in headers),
    )
    return Project(folder, entry, places)


def _unmoved(span: Span) -> Span:
    return span


def check_project(folder: Path) -> list[FileReport]:
    """What pyroast says of all files of a project together, with paths relative to it."""
    reports = [
        check_file(str(path), path.read_bytes(), ProjectModules(str(path), (str(folder),)))
        for path in sources(folder)
    ]
    return merged(reports)


def found_places(folder: Path, reports: list[FileReport]) -> Places:
    """The errors and warnings, each with its file relative to the project and its place there."""
    found: Places = Counter()
    for report in reports:
        for finding in report.findings:
            if finding.severity is not Severity.INFO:
                path = Path(finding.path).relative_to(folder).as_posix()
                found[path, line_place(finding.span), finding.code] += 1
    return found
