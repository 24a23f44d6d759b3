"""Every consumer shows the same findings at the same places with the same words, and the fix of each gives the same bytes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

import pytest

from tests.cli.conftest import REAL, ROOT, run
from tests.consumers import agreement
from tests.consumers.agreement import PROJECTS, Case, Shown, at_the_call, contents

SAID = {"text": agreement.in_text, "jsonl": agreement.in_jsonl, "sarif": agreement.in_sarif,
        "github": agreement.in_github, "rdjson": agreement.in_rdjson}  # fmt: skip


@pytest.fixture(scope="module", params=PROJECTS.values(), ids=PROJECTS)
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("project")
    (folder / "pyproject.toml").touch()
    for name, text in request.param.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    ran = run(REAL, "check", ".", "--output-format", "json", cwd=folder)
    found = json.loads(ran.out)
    assert [each["code"] for each in found["findings"]] == ["PYR301", "PYR302"], ran.err
    before = contents(folder)
    other = shutil.copytree(folder, tmp_path_factory.mktemp("fixed") / "copy")
    ran = run(REAL, "check", ".", "--fix", cwd=other)
    assert ran.code == 0, ran.out + ran.err
    fixed = contents(other)
    assert fixed == {name: data.replace(b"scael", b"scale") for name, data in before.items()} != before
    entry = next(folder / name for name, text in request.param.items() if "SVI(" in text)
    return Case(folder, entry, found["findings"], found["pairs"], fixed)


@pytest.mark.parametrize("shown", SAID.values(), ids=SAID)
def test_places_and_words(case: Case, shown: Callable[[Case], list[Shown]]) -> None:
    assert sorted(shown(case)) == case.shown()


def test_lines_and_words_where_there_are_no_columns(case: Case) -> None:
    expected = [(path, line, code, message) for path, line, _, code, message in case.shown()]
    found = [
        (
            each["location"]["path"],
            each["location"]["lines"]["begin"],
            each["check_name"],
            each["description"],
        )
        for each in json.loads(case.output("gitlab"))
    ]
    assert sorted(found) == expected
    parser = pytest.importorskip("junitparser")
    suites = parser.JUnitXml.fromstring(case.output("junit").encode())
    cases = [each for suite in suites for each in suite if each.result]
    read = [
        (each._elem.get("file"), int(each._elem.get("line")), each.result[0].type, each.result[0].message)
        for each in cases
    ]
    assert sorted(read) == expected


def test_flake8(case: Case) -> None:
    pytest.importorskip("flake8")
    if case.entry.suffix != ".py":
        pytest.skip("flake8 reads no notebooks")
    done = subprocess.run(
        [sys.executable, "-m", "flake8", "--isolated", "--select=PYR", "."],
        cwd=case.folder,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        timeout=120,
    )
    assert done.stderr == b""
    found = re.findall(r"^\./(.+?):(\d+):(\d+): (PYR\d{3}) (.*)$", done.stdout.decode(), re.MULTILINE)
    read = [(path, int(line), int(column), code, message) for path, line, column, code, message in found]
    assert sorted(read) == at_the_call(case)


# The editors' servers, over their pipes


@pytest.fixture(params=["pyroast server", "pylsp"])
def editor(request: pytest.FixtureRequest, case: Case, tmp_path: Path) -> Iterator[Editor]:
    if request.param == "pylsp" and case.entry.suffix == ".ipynb":
        pytest.skip("pylsp hands notebooks to its plugins cell by cell")
    pytest.importorskip("pygls")
    pytest.importorskip("pylsp")
    made = Editor(case, tmp_path, request.param == "pylsp")
    yield made
    made.end()


class Editor:
    """The entry file of a project, opened in a copy of it."""

    def __init__(self, case: Case, folder: Path, pylsp: bool) -> None:
        from tests.lsp.test_pylsp import Pylsp

        self.case, self.pylsp = case, pylsp
        self.folder = case.copy(folder)
        self.entry = self.folder / case.entry.relative_to(case.folder)
        self._server = Pylsp(self.folder, ("pylsp",) if pylsp else ("pyroast", "server"))
        self._timer = threading.Timer(120, self._server.kill)
        self._timer.start()
        others = {name: {"enabled": False} for name in ("pycodestyle", "pyflakes", "mccabe", "flake8")}
        self._server.ask(
            "initialize", processId=None, rootUri=self.folder.as_uri(), capabilities={},
            initializationOptions={"pylsp": {"plugins": others}},
        )  # fmt: skip
        self._server.tell("initialized")
        self.uris: dict[str, tuple[Path, int]] = {}
        self._open()

    def _open(self) -> None:
        if self.entry.suffix == ".py":
            document = {"uri": self.entry.as_uri(), "languageId": "python", "version": 1}
            self._server.tell(
                "textDocument/didOpen",
                textDocument={**document, "text": self.entry.read_text(encoding="utf-8")},
            )
            return
        cells = json.loads(self.entry.read_text(encoding="utf-8"))["cells"]
        self.uris = {
            f"vscode-notebook-cell:{self.entry}#{number}": (self.entry, number)
            for number in range(len(cells))
        }
        kinds = [2 if cell["cell_type"] == "code" else 1 for cell in cells]
        self._server.tell(
            "notebookDocument/didOpen",
            notebookDocument={
                "uri": self.entry.as_uri(), "notebookType": "jupyter-notebook", "version": 1,
                "cells": [{"kind": kind, "document": uri} for kind, uri in zip(kinds, self.uris)],
            },
            cellTextDocuments=[
                {"uri": uri, "languageId": "python", "version": 1, "text": "".join(cell["source"])}
                for uri, cell in zip(self.uris, cells)
            ],
        )  # fmt: skip

    def path(self, uri: str) -> tuple[Path, int]:
        """The file behind a name, and the index of its cell."""
        return self.uris.get(uri) or (Path(unquote(urlparse(uri).path)), -1)

    def lines(self, uri: str) -> list[str]:
        path, cell = self.path(uri)
        text = path.read_text(encoding="utf-8")
        return (text if cell < 0 else "".join(json.loads(text)["cells"][cell]["source"])).split("\n")

    def shown(self) -> list[tuple[str, dict[str, Any]]]:
        """The diagnostics, with the name of the document that each is in."""
        said: dict[str, list[dict[str, Any]]] = {}
        while sum(map(len, said.values())) < len(self.case.findings):
            told = self._server.told("textDocument/publishDiagnostics")
            said[told["uri"]] = told["diagnostics"]
        return [(uri, each) for uri, found in said.items() for each in found]

    def place(self, uri: str, place: dict[str, int]) -> tuple[int, int]:
        """Line and column from 1; the servers count UTF-16 units."""
        text = self.lines(uri)[place["line"]].encode("utf-16-le")[: 2 * place["character"]]
        return place["line"] + 1, len(text.decode("utf-16-le")) + 1

    def actions(self, uri: str, asked: dict[str, Any], only: list[str] | None = None) -> list[dict[str, Any]]:
        context = {"diagnostics": [], **({"only": only} if only else {})}
        found: list[dict[str, Any]] = self._server.ask(
            "textDocument/codeAction", textDocument={"uri": uri}, range=asked, context=context
        )
        return found

    def apply(self, action: dict[str, Any]) -> None:
        for uri, edits in action["edit"]["changes"].items():
            path, cell = self.path(uri)
            lines = [f"{line}\n" for line in self.lines(uri)]
            lines[-1] = lines[-1][:-1]
            for edit in sorted(edits, key=lambda each: tuple(each["range"]["start"].values()), reverse=True):
                (first, start), (last, end) = (
                    self.place(uri, edit["range"][key]) for key in ("start", "end")
                )
                after = lines[last - 1][end - 1 :] if last <= len(lines) else ""
                text = lines[first - 1][: start - 1] + edit["newText"] + after
                lines[first - 1 : last] = [text]
            text = "".join(lines)
            if cell >= 0:  # as an editor saves it, with the rest of the notebook as it is
                whole = json.loads(path.read_text(encoding="utf-8"))
                whole["cells"][cell]["source"] = text.splitlines(keepends=True)
                text = json.dumps(whole, indent=1, ensure_ascii=False) + "\n"
            path.write_text(text, encoding="utf-8")

    def end(self) -> None:
        self._timer.cancel()
        self._server.kill()


def test_editors(editor: Editor) -> None:
    case, read = editor.case, []
    for uri, each in editor.shown():
        path, cell = editor.path(uri)
        line, column = editor.place(uri, each["range"]["start"])
        name = path.relative_to(editor.folder).as_posix()
        read.append((name, cell, line, column, each["code"], each["message"]))
    if editor.pylsp:  # it shows one file at a time
        expected = [(path, -1, *rest) for path, *rest in at_the_call(case)]
    else:
        expected = [
            (
                each["path"],
                (each["cell"] or 0) - 1,
                each["line"],
                each["column"],
                each["code"],
                each["message"],
            )
            for each in case.findings
        ]
    assert sorted(read) == sorted(expected)


# What a fix writes


def test_quick_fixes(editor: Editor) -> None:
    (uri, extra) = next((uri, each) for uri, each in editor.shown() if each["code"] == "PYR302")
    action = next(each for each in editor.actions(uri, extra["range"]) if each["title"].startswith("Rename"))
    editor.apply(action)
    assert contents(editor.folder) == editor.case.fixed


def test_the_diff(case: Case, tmp_path: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    if case.entry.suffix == ".ipynb":
        pytest.skip("the diff of a notebook is one of its file, as is that of a program")
    folder = case.copy(tmp_path)
    diff = run(REAL, "check", ".", "--diff", cwd=folder).out
    done = subprocess.run(["git", "apply", "-"], cwd=folder, input=diff.encode(), capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    assert contents(folder) == case.fixed


def test_the_fixes_that_outputs_carry(case: Case, tmp_path: Path) -> None:
    written = {}
    for name, edits in {"json": agreement.edits_in_json, "sarif": agreement.edits_in_sarif,
                        "rdjson": agreement.edits_in_rdjson}.items():  # fmt: skip
        folder = case.copy(tmp_path / name)
        for path, given in edits(case).items():
            agreement.apply(folder / path, given)
        written[name] = contents(folder)
    assert written == dict.fromkeys(written, case.fixed)
