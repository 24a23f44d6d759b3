"""Small projects with one wrong name, and the findings as each output has them."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from tests.cli.conftest import REAL, run
from tests.consumers.hard import physical

IMPORTS = (
    "import torch\nimport pyro\nimport pyro.distributions as dist\nfrom pyro.infer import SVI, Trace_ELBO\n\n"
)
MODEL = """\
def density(data):
    größe = "😀"; scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
    with pyro.plate("data", len(data)):
        pyro.sample("obs", dist.Normal(0.0, scale), obs=data)

"""
GUIDE = """\
def posterior(data):
    loc = pyro.param("loc", lambda: torch.tensor(0.0))
    日本 = "😀"; pyro.sample("scael", dist.LogNormal(loc, 1.0))

"""
CALL = 'größe = "😀"; SVI(density, posterior, pyro.optim.Adam({}), Trace_ELBO()).step(torch.ones(6))\n'


def _notebook(*cells: str) -> str:
    code: dict[str, Any] = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    made: list[dict[str, Any]] = [{"cell_type": "markdown", "metadata": {}, "source": ["# 日本"]}]
    made += [{**code, "source": text.splitlines(keepends=True)} for text in cells]
    document = {"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


PROJECTS = {
    "one file": {"train.py": IMPORTS + MODEL + GUIDE + CALL},
    "a name of another script": {"größe 日本/ein modell.py": IMPORTS + MODEL + GUIDE + CALL},
    "two files": {"sides.py": IMPORTS + MODEL + GUIDE, "train.py": f"{IMPORTS}from sides import density, posterior\n{CALL}"},
    "a guide of its own file": {
        "größe/guides.py": IMPORTS + GUIDE,
        "größe/train.py": f"{IMPORTS}from größe.guides import posterior\n{MODEL}{CALL}",
        "größe/__init__.py": "",
    },
    "a notebook": {"ein heft.ipynb": _notebook(IMPORTS, MODEL + GUIDE, "%time\n" + CALL)},
}  # fmt: skip
Shown = tuple[str, int, int, str, str]
"""Path, line and column, code, message."""
_SARIF_LINKS = re.compile(r"\.( \[.*\]\(\d+\)\.)*$")


@dataclass(frozen=True)
class Case:
    """A project on the disk, what the JSON contract says of it, and what `--fix` makes of it."""

    folder: Path
    entry: Path
    findings: list[dict[str, Any]]
    pairs: list[dict[str, Any]]
    fixed: dict[str, bytes]

    def shown(self) -> list[Shown]:
        """Physical places: columns count code points from 1."""
        places = [(each["path"], physical(self, each)) for each in self.findings]  # type: ignore[arg-type]
        return sorted(
            (path, line, column, each["code"], each["message"])
            for (path, (line, column, _, _)), each in zip(places, self.findings)
        )

    def output(self, name: str) -> str:
        ran = run(REAL, "check", ".", "--output-format", name, cwd=self.folder)
        assert ran.code == 1, ran.err
        return ran.out

    def copy(self, folder: Path) -> Path:
        """The project to be changed."""
        return Path(shutil.copytree(self.folder, folder / "copy"))


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of the files."""
    found = [path for path in folder.rglob("*") if path.suffix in (".py", ".ipynb")]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def at_the_call(case: Case) -> list[Shown]:
    """The findings as a reader of single files shows them while the entry file is open."""
    entry = case.entry.relative_to(case.folder).as_posix()
    (pair,) = case.pairs
    return sorted(
        (entry, each["line"], each["column"], each["code"], each["message"])
        if each["path"] == entry
        else (entry, pair["line"], pair["column"], each["code"], f"{each['message']} ({each['path']}, line {each['line']})")
        for each in case.findings
    )  # fmt: skip


def in_text(case: Case) -> list[Shown]:
    """Places in a notebook are those in its cells here."""
    found = re.findall(
        r"^(.+?):(?:cell \d+:)?(\d+):(\d+): (PYR\d{3}) (.*)$", case.output("text"), re.MULTILINE
    )
    moved = {
        (each["line"], each["column"], each["path"]): physical(case, each)  # type: ignore[arg-type]
        for each in case.findings
    }
    return [
        (path, *moved[int(line), int(column), path][:2], code, message)
        for path, line, column, code, message in found
    ]


def in_sarif(case: Case) -> list[Shown]:
    return [
        (
            unquote(place["artifactLocation"]["uri"]),
            place["region"]["startLine"],
            place["region"]["startColumn"],
            result["ruleId"],
            _SARIF_LINKS.sub("", result["message"]["text"]),
        )
        for result in json.loads(case.output("sarif"))["runs"][0]["results"]
        for place in [result["locations"][0]["physicalLocation"]]
    ]


def in_github(case: Case) -> list[Shown]:
    def plain(text: str) -> str:
        for escaped, char in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
            text = text.replace(escaped, char)
        return text

    found = []
    for line in case.output("github").splitlines():
        _, head, body = line.split("::", 2)
        given = {key: plain(value) for key, value in re.findall(r"(\w+)=([^,]*)", head)}
        code = re.findall(r"PYR\d{3}", given["title"])[0]
        found.append((given["file"], int(given["line"]), int(given["col"]), code, plain(body).split("\n")[0]))
    return found


def in_rdjson(case: Case) -> list[Shown]:
    found = []
    for each in json.loads(case.output("rdjson"))["diagnostics"]:
        path, start = each["location"]["path"], each["location"]["range"]["start"]
        line = (case.folder / path).read_bytes().split(b"\n")[start["line"] - 1]
        column = len(line[: start["column"] - 1].decode()) + 1
        found.append((path, start["line"], column, each["code"]["value"], each["message"].partition("\n")[0]))
    return found


def in_jsonl(case: Case) -> list[Shown]:
    found = [json.loads(line) for line in case.output("jsonl").splitlines()]
    return [
        (each["path"], *physical(case, each)[:2], each["code"], each["message"])  # type: ignore[arg-type]
        for each in found
        if "code" in each
    ]


# What the fixes are. One that several findings share is applied once.

Edits = dict[str, set[tuple[int, int, int, int, str]]]
"""By path: from line and column to line and column in code points from 1, the end exclusive, and the new text."""


def edits_in_json(case: Case) -> Edits:
    found: Edits = {}
    for finding in json.loads(case.output("json"))["findings"]:
        for each in finding["fix"]["edits"]:
            text = json.dumps(each["text"], ensure_ascii=False)[1:-1] if each["cell"] else each["text"]
            place = physical(case, each)  # type: ignore[arg-type]
            found.setdefault(each["path"], set()).add((*place, text))
    return found


def edits_in_sarif(case: Case) -> Edits:
    found: Edits = {}
    for result in json.loads(case.output("sarif"))["runs"][0]["results"]:
        for change in result["fixes"][0]["artifactChanges"]:
            for each in change["replacements"]:
                region = each["deletedRegion"]
                place = (region["startLine"], region["startColumn"], region["endLine"], region["endColumn"])
                edit = (*place, each["insertedContent"]["text"])
                found.setdefault(unquote(change["artifactLocation"]["uri"]), set()).add(edit)
    return found


def edits_in_rdjson(case: Case) -> Edits:
    found: Edits = {}
    for each in json.loads(case.output("rdjson"))["diagnostics"]:
        path, (suggestion,) = each["location"]["path"], each["suggestions"]
        lines = (case.folder / path).read_bytes().split(b"\n")
        place = [
            number
            for key in ("start", "end")
            for at in [suggestion["range"][key]]
            for number in (at["line"], len(lines[at["line"] - 1][: at["column"] - 1].decode()) + 1)
        ]
        found.setdefault(path, set()).add((place[0], place[1], place[2], place[3], suggestion["text"]))
    return found


def apply(path: Path, edits: set[tuple[int, int, int, int, str]]) -> None:
    """Change a file."""
    text = path.read_text(encoding="utf-8")
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    for line, column, end_line, end_column, new in sorted(edits, reverse=True):
        text = text[: starts[line - 1] + column - 1] + new + text[starts[end_line - 1] + end_column - 1 :]
    path.write_text(text, encoding="utf-8")
