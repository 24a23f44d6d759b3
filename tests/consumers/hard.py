"""A project that is hard to report on: other scripts, spaces, a notebook, several findings on a line, two files for a pair."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.cli.conftest import REAL, Ran, run

IMPORTS = """\
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
"""
MODEL = """\
def model(data):
    größe = 1; w = pyro.sample("a%b:c,d][e\\n", dist.Normal(0.0, 1.0)); v = pyro.sample("v", dist.Normal(0.0, 1.0))
    pyro.sample("obs", dist.Normal(w, 1.0), obs=data)
"""
GUIDE = """\
def guide(data):
    日本 = "😀"; pyro.sample("x", dist.Normal(0.0, 1.0)); pyro.sample("y", dist.Normal(0.0, 1.0))
"""
CLEAN = """\
def model(data):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("obs", dist.Normal(z, 1.0), obs=data)
def guide(data):
    loc = pyro.param("loc", lambda: torch.tensor(0.0))
    pyro.sample("z", dist.Normal(loc, 1.0))
"""
CALL = "SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO())\n"
FILES = {
    "größe 日本/ein modell.py": IMPORTS + MODEL + GUIDE + CALL,
    "two/sides.py": f"{IMPORTS}\n\n{MODEL}",
    "two/train.py": f"from two.sides import model\n{IMPORTS}{GUIDE}{CALL}",
    "two/__init__.py": "",
    "clean.py": "import torch\n" + IMPORTS + CLEAN + CALL,
}
CELLS: list[dict[str, Any]] = [
    {"cell_type": "markdown", "metadata": {}, "source": ["# Größe\n", "text"]},
    {"cell_type": "code", "metadata": {}, "source": IMPORTS, "outputs": []},
    {
        "cell_type": "code",
        "metadata": {},
        "outputs": [{"output_type": "stream", "text": ['"source": ["no"]\n'], "name": "stdout"}],
        "source": MODEL.splitlines(keepends=True),
    },
    {"cell_type": "code", "metadata": {}, "source": ["%%time\n", *GUIDE.splitlines(keepends=True)]},
    {"cell_type": "code", "metadata": {}, "source": CALL, "outputs": []},
]
NOTEBOOK = {"cells": CELLS, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


@dataclass(frozen=True)
class Project:
    """The folder, and the findings and pairs of the JSON contract for it."""

    folder: Path
    findings: list[dict[str, Any]]

    def output(self, name: str, *arguments: str) -> Ran:
        """What `pyroast check` prints in a format."""
        return _output(self.folder, name, arguments)


@cache
def _output(folder: Path, name: str, arguments: tuple[str, ...]) -> Ran:
    return run(REAL, "check", ".", "--output-format", name, *arguments, cwd=folder)


def write(folder: Path) -> Project:
    """The project in a folder, with the findings that all formats have to show."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    text = json.dumps(NOTEBOOK, indent=1, ensure_ascii=True)
    (folder / "ein heft.ipynb").write_text(text, encoding="utf-8")
    ran = run(REAL, "check", ".", "--output-format", "json", cwd=folder)
    assert ran.code == 1, ran.err
    findings = json.loads(ran.out)["findings"]
    assert len({finding["path"] for finding in findings}) == 3
    assert any(place["path"] != finding["path"] for finding in findings for place in finding["related"])
    return Project(folder, findings)


def physical(project: Project, place: dict[str, Any]) -> tuple[int, int, int, int]:
    """Lines and columns of a place in its file, for a cell by the `json_source_map` library and the escapes of `json`."""
    if place["cell"] is None:
        return place["line"], place["column"], place["end_line"], place["end_column"]
    import json_source_map

    text = (project.folder / place["path"]).read_text(encoding="utf-8")
    places = json_source_map.calculate(text)
    index = place["cell"] - 1
    source = json.loads(text)["cells"][index]["source"]

    def position(line: int, column: int) -> tuple[int, int]:
        if isinstance(source, str):
            pointer, before = f"/cells/{index}/source", source.split("\n")[: line - 1]
            part = "".join(f"{each}\n" for each in before) + source.split("\n")[line - 1][: column - 1]
        else:
            pointer, part = f"/cells/{index}/source/{line - 1}", source[line - 1][: column - 1]
        start = places[pointer].value_start
        return start.line + 1, start.column + 1 + len(json.dumps(part, ensure_ascii=text.isascii())) - 1

    return (*position(place["line"], place["column"]), *position(place["end_line"], place["end_column"]))


def node(script: str, folder: Path, stdin: str = "") -> str:
    """What a script prints in Node, with the packages of `folder`."""
    done = subprocess.run(
        ["node", "--input-type=module", "-e", script],
        cwd=folder,
        input=stdin.encode(),
        capture_output=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode("utf-8")


def tool(*command: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run a program that is installed beside this Python."""
    return subprocess.run(
        [str(Path(sys.executable).parent / command[0]), *command[1:]],
        cwd=folder,
        capture_output=True,
        timeout=600,
    )
