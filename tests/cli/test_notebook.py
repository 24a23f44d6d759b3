"""Notebooks on the command line: cell and line in every output, by path, in folders and on standard input."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Runner
from tests.cli.test_json import load
from tests.project.test_notebooks import MARKDOWN, code, notebook

IMPORTS = """\
%matplotlib inline
!pip install pyro-ppl
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
"""
MODEL = """\
def model(data):
    z = pyro.sample("größe", dist.Normal(0.0, 1.0))
    日本 = 1; pyro.sample("w", dist.Normal(0.0, 1.0))
    pyro.sample("obs", dist.Normal(z, 1.0), obs=data)
"""
GUIDE = """\
%%time
def guide(data):
    pyro.sample("größe", dist.Normal(0.0, 1.0))
"""
SVI = "    %time svi = SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO())"
CELLS: tuple[Any, ...] = (
    MARKDOWN,
    code(IMPORTS),
    code(MODEL.splitlines(keepends=True)),
    code(GUIDE),
    code("%%bash\nls $("),
)
NOTEBOOK = notebook(*CELLS, code(SVI), kernelspec={"language": "python", "name": "python3"})
TEXT = """\
n.ipynb:cell 4:2:1: PYR301 guide 'guide' does not sample 'w' of model 'model': Pyro warns 'Found vars in model but not guide' and uses the prior
2 | def guide(data):
  | ^^^^^^^^^^^^^^^
  --> n.ipynb:cell 3:3
3 |     日本 = 1; pyro.sample("w", dist.Normal(0.0, 1.0))
  |               --------------------------------------- model samples 'w' here (cell 3, line 3)

1 pair: 0 aligned, 1 misaligned
"""


@pytest.mark.parametrize("arguments", [("n.ipynb",), (".",), ("-", "--stdin-filename", "n.ipynb")])
def test_text(pyroast: Runner, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "n.ipynb").write_bytes(NOTEBOOK)
    ran = pyroast("check", *arguments, stdin=NOTEBOOK)
    assert (ran.code, ran.err, ran.out) == (1, "", TEXT)


def test_json(pyroast: Runner, tmp_path: Path) -> None:
    (tmp_path / "n.ipynb").write_bytes(NOTEBOOK)
    document = load(pyroast("check", "--output-format", "json"))
    (finding,), (pair,) = document["findings"], document["pairs"]

    def place(item: dict[str, Any]) -> tuple[Any, ...]:
        return tuple(item.get(name) for name in ("cell", "line", "column", "end_line", "end_column"))

    assert place(finding) == (4, 2, 1, 2, 16)
    assert place(finding["related"][0]) == (3, 3, 13, 3, 52)
    assert place(pair)[:3] == (6, 1, 17)
    assert (pair["model"]["cell"], pair["model"]["line"], pair["guide"]["cell"], pair["guide"]["line"]) == (
        3,
        1,
        4,
        2,
    )
    assert [(site["name"], site["model"]["cell"], site["model"]["line"]) for site in pair["sites"]] == [
        ("größe", 3, 2), ("w", 3, 3), ("obs", 3, 4),
    ]  # fmt: skip


def test_explain(pyroast: Runner, tmp_path: Path) -> None:
    (tmp_path / "n.ipynb").write_bytes(NOTEBOOK)
    ran = pyroast("explain", "n.ipynb")
    assert ran.lines[:3] == [
        "n.ipynb:cell 6:1: misaligned", "  model  model (n.ipynb:cell 3:1)", "  guide  guide (n.ipynb:cell 4:2)",
    ]  # fmt: skip
    assert "Normal, cell 3, line 3" in ran.out


def test_a_bad_cell_does_not_lose_the_others(pyroast: Runner, tmp_path: Path) -> None:
    (tmp_path / "n.ipynb").write_bytes(
        notebook(*CELLS, code("x = 1\nprint 'ä', (x\n"), code(SVI), code("def f(:"))
    )
    ran = pyroast("check", ".")
    assert ran.code == 2
    assert [
        line.partition(" PYR")[0] + line[line.index(" PYR") :][:7] for line in ran.lines if ": PYR" in line
    ] == [
        "n.ipynb:cell 4:2:1: PYR301",
        "n.ipynb:cell 6:2:12: PYR001",
        "n.ipynb:cell 8:1:7: PYR001",
    ]
    assert ran.lines[-1] == "1 pair: 0 aligned, 1 misaligned"


def test_the_last_definition_before_a_use_counts(pyroast: Runner, tmp_path: Path) -> None:
    whole = code(GUIDE.replace("%%time\n", "") + '    pyro.sample("w", dist.Normal(0.0, 1.0))\n')
    (tmp_path / "n.ipynb").write_bytes(notebook(*CELLS, code(SVI), whole, code(SVI)))
    document = load(pyroast("check", "n.ipynb", "--output-format", "json"))
    assert [(pair["cell"], pair["status"]) for pair in document["pairs"]] == [
        (6, "misaligned"),
        (8, "aligned"),
    ]


def test_other_languages_are_left_out_with_a_note(pyroast: Runner, tmp_path: Path) -> None:
    (tmp_path / "r.ipynb").write_bytes(notebook(code("library(pyro) <- ("), kernelspec={"language": "R"}))
    ran = pyroast("check", ".")
    assert (ran.code, ran.err) == (0, "pyroast: r.ipynb: not checked, a notebook for R\n")
    assert ran.out == "no model/guide pair found in 1 file\n"


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b'{"cells": [\n "pyro",}', "n.ipynb:2:9: PYR001 broken notebook: no valid JSON"),
        (b'{"pyro": 1}', "n.ipynb:1:1: PYR001 broken notebook: it has no list of cells"),
        (b'["pyro"]', "n.ipynb:1:1: PYR001 broken notebook: it is no JSON object"),
        (
            b'{"cells": [{"cell_type": "code", "pyro": 1}]}',
            "n.ipynb:cell 1:1:1: PYR001 broken notebook: a cell has no source",
        ),
    ],
)
def test_what_is_no_notebook(pyroast: Runner, tmp_path: Path, data: bytes, line: str) -> None:
    (tmp_path / "n.ipynb").write_bytes(data)
    (tmp_path / "z.py").write_text("import pyro\n")
    ran = pyroast("check", ".")
    assert (ran.code, ran.err) == (2, "")
    assert ran.lines[0].startswith(line)
    assert ran.lines[-1] == "no model/guide pair found in 2 files"


def test_comments_in_cells(pyroast: Runner, tmp_path: Path) -> None:
    for comment in ("# noqa: PYR301", "# pyroast: ignore[PYR301]", "# noqa"):
        guide = GUIDE.replace("def guide(data):", f"def guide(data):  {comment}")
        (tmp_path / "n.ipynb").write_bytes(
            notebook(*CELLS[:3], code(guide), code("x = 1  # noqa: PYR302"), code(SVI))
        )
        ran = pyroast("check", ".", "--select", "PYR003,PYR301")
        assert ran.lines[0] == "n.ipynb:cell 5:1:8: PYR003 there is no finding PYR302 here to suppress"
        assert ran.lines[-1] == "1 pair: 0 aligned, 1 misaligned; 1 finding suppressed by comments"


def test_modules_beside_a_notebook(pyroast: Runner, tmp_path: Path) -> None:
    (tmp_path / "models.py").write_text(
        IMPORTS.partition("import pyro\n")[2].join(["import pyro\n", MODEL]), encoding="utf-8"
    )
    imports = code(IMPORTS + "from models import model\n")
    (tmp_path / "n.ipynb").write_bytes(notebook(imports, code(GUIDE), code(SVI)))
    ran = pyroast("check", "n.ipynb")
    assert ran.lines[0].startswith("n.ipynb:cell 2:2:1: PYR301 ")
    assert "  --> models.py:6" in ran.lines
    assert "here (line 6)" in ran.out


def test_a_notebook_that_does_not_mention_pyro_is_not_read(pyroast: Runner, tmp_path: Path) -> None:
    (tmp_path / "n.ipynb").write_text("{")
    assert json.loads(pyroast("check", "--output-format", "json").out)["summary"]["files"] == 1
