"""A fix that an output carries, applied as its reader applies it, gives the bytes of `pyroast check --fix`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from tests.cli.conftest import REAL, run

PROGRAM = """\
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(data):
    größe = 1; a = pyro.sample("a", dist.Normal(0.0, 1.0))
    pyro.sample("obs", dist.Normal(a, 1.0), obs=data)


def guide(data):
    loc = pyro.param("loc", lambda: torch.tensor(0.0))
    größe = "日本 😀"; pyro.sample("alpha", dist.Normal(loc, 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO())
"""
NAMES = ("ein modell.py", "heft.ipynb", "kette.ipynb")


def _notebook(source: Any) -> str:
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "source": source}
    document = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def _write(folder: Path) -> None:
    (folder / NAMES[0]).write_text(PROGRAM, encoding="utf-8")
    (folder / NAMES[1]).write_text(_notebook(PROGRAM.splitlines(keepends=True)), encoding="utf-8")
    (folder / NAMES[2]).write_text(_notebook(PROGRAM), encoding="utf-8")


def _source(folder: Path, name: str) -> str:
    text = (folder / name).read_text(encoding="utf-8")
    return "".join(json.loads(text)["cells"][0]["source"]) if name.endswith(".ipynb") else text


@pytest.fixture(scope="module")
def fixed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The programs as `--fix` leaves them."""
    folder = tmp_path_factory.mktemp("fixed")
    _write(folder)
    ran = run(REAL, "check", ".", "--fix", "--unsafe-fixes", cwd=folder)
    assert ran.code == 0, ran.out + ran.err
    texts = {name: _source(folder, name) for name in NAMES}
    assert all(text == PROGRAM.replace('"alpha"', '"a"') for text in texts.values())
    return texts


def _replaced(text: str, edits: list[tuple[int, int, int, int, str]]) -> str:
    """Apply replacements that are given by lines and columns from 1 in code points, ends exclusive."""
    lines = text.splitlines(keepends=True)
    starts = [sum(len(line) for line in lines[:number]) for number in range(len(lines) + 1)]
    for line, column, end_line, end_column, new in sorted(edits, reverse=True):
        start, end = starts[line - 1] + column - 1, starts[end_line - 1] + end_column - 1
        text = text[:start] + new + text[end:]
    return text


def test_sarif(tmp_path: Path, fixed: dict[str, str]) -> None:
    _write(tmp_path)
    log = json.loads(run(REAL, "check", ".", "--output-format", "sarif", cwd=tmp_path).out)
    done = set()
    for result in log["runs"][0]["results"]:
        for change in result["fixes"][0]["artifactChanges"]:
            name = unquote(change["artifactLocation"]["uri"])
            if name in done:
                continue  # two findings, one fix
            done.add(name)
            regions = [
                (
                    *(
                        each["deletedRegion"][key]
                        for key in ("startLine", "startColumn", "endLine", "endColumn")
                    ),
                    each["insertedContent"]["text"],
                )
                for each in change["replacements"]
            ]
            path = tmp_path / name
            path.write_text(_replaced(path.read_text(encoding="utf-8"), regions), encoding="utf-8")
    assert {name: _source(tmp_path, name) for name in NAMES} == fixed


def test_rdjson(tmp_path: Path, fixed: dict[str, str]) -> None:
    _write(tmp_path)
    result = json.loads(run(REAL, "check", ".", "--output-format", "rdjson", cwd=tmp_path).out)
    suggestions = {each["location"]["path"]: each["suggestions"][0] for each in result["diagnostics"]}
    assert sorted(suggestions) == sorted(NAMES)
    for name, suggestion in suggestions.items():
        lines = (tmp_path / name).read_bytes().splitlines(keepends=True)
        start, end = suggestion["range"]["start"], suggestion["range"]["end"]
        assert start["line"] == end["line"]
        line = lines[start["line"] - 1]  # columns are bytes
        lines[start["line"] - 1] = (
            line[: start["column"] - 1] + suggestion["text"].encode() + line[end["column"] - 1 :]
        )
        (tmp_path / name).write_bytes(b"".join(lines))
    assert {name: _source(tmp_path, name) for name in NAMES} == fixed
