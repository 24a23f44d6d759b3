"""Everything but the places of the edits keeps its bytes: line ends, encodings, comments, cells of a notebook."""

from __future__ import annotations

import codecs
import json

import pytest

from .mending import mended

PROGRAM = """\
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

def model(data):
    scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))   # é
    with pyro.plate("data", len(data)):
        pyro.sample("obs", dist.Normal(0.0, scale), obs=data)

def guide(x):
    "été"; é = "ü";  pyro.sample("scael", dist.LogNormal(0.0, 1.0))  # misspelt

SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(torch.ones(6))
"""
FIXED = PROGRAM.replace("scael", "scale")
STUB = PROGRAM.replace(
    '    "été"; é = "ü";  pyro.sample("scael", dist.LogNormal(0.0, 1.0))  # misspelt\n', "    pass\n"
)


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: codecs.BOM_UTF8 + text.encode(),
        lambda text: f"# -*- coding: latin-1 -*-\n{text}".encode("latin-1"),
        lambda text: f"# coding: utf-8\r\n{text}".encode(),
        lambda text: text.rstrip("\n").encode(),
        lambda text: text.replace("    ", "\t").encode(),
    ],
    ids=["utf-8", "crlf", "bom", "latin-1", "mixed line ends", "no line end", "tabs"],
)
def test_the_rest_keeps_its_bytes(encode) -> None:
    after, outcome = mended(encode(PROGRAM))
    assert after == encode(FIXED)
    assert outcome.fixed


def test_new_lines_end_as_the_others() -> None:
    after, outcome = mended(STUB.replace("\n", "\r\n").encode())
    assert outcome.fixed
    assert after.count(b"\n") == after.count(b"\r\n") > STUB.count("\n")


def test_a_file_without_a_last_line_end_gets_none() -> None:
    drawn = 'pyro.sample("u", dist.Normal(0.0, 1.0), infer={"is_auxiliary": True})'
    source = STUB.partition("\n\nSVI(")[0].replace("pass", drawn)  # a pair by its names
    after, outcome = mended(source)
    assert outcome.fixed
    assert after.decode().startswith(f"{source}\n    scale_loc = ")
    assert not after.endswith(b"\n")


@pytest.mark.parametrize(
    "comment", ["# noqa: PYR302", "# noqa", "# pyroast: ignore", "# pyroast: ignore[PYR302]"]
)
def test_lines_that_are_to_be_left_alone_are(comment: str) -> None:
    source = PROGRAM.replace("# misspelt", comment)
    after, _ = mended(source)
    assert f'"scael", dist.LogNormal(0.0, 1.0))  {comment}\n' in after.decode()


def test_a_comment_for_something_else_is_no_obstacle() -> None:
    after, _ = mended(PROGRAM.replace("# misspelt", "# noqa: E702"))
    assert after.decode() == FIXED.replace("# misspelt", "# noqa: E702")


def notebook(cells: list[str], indent: int | None, joined: bool) -> bytes:
    sources = [cell if joined else cell.splitlines(keepends=True) for cell in cells]
    document = {
        "cells": [
            {"cell_type": "markdown", "metadata": {}, "source": ["# é"]},
            *(
                {
                    "cell_type": "code",
                    "execution_count": 1,
                    "metadata": {},
                    "outputs": [{"text": "ü"}],
                    "source": source,
                }
                for source in sources
            ),
        ],
        "metadata": {},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(document, indent=indent, ensure_ascii=not joined).encode()


def cells_of(source: str) -> list[str]:
    head, _, rest = source.partition("def guide")
    guide, _, call = rest.partition("SVI(model")
    return [f"%matplotlib inline\n{head.rstrip()}", f"def guide{guide.rstrip()}", f"SVI(model{call.rstrip()}"]


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("joined", [False, True])
def test_a_notebook_changes_in_one_string(indent: int | None, joined: bool) -> None:
    before = notebook(cells_of(PROGRAM), indent, joined)
    after, outcome = mended(before, path="n.ipynb")
    assert after == notebook(cells_of(FIXED), indent, joined)
    assert all(finding.span.cell for finding in outcome.fixed)


def test_new_lines_stay_in_the_cell_of_the_guide() -> None:
    before = notebook(cells_of(STUB), 1, False)
    after, outcome = mended(before, path="n.ipynb")
    assert outcome.fixed
    old, new = (json.loads(data)["cells"] for data in (before, after))
    assert [cell for cell in new if cell not in old] == [new[2]]
    assert "".join(new[2]["source"]).startswith("def guide(x):\n    pass\n    scale_loc = pyro.param(")
    assert after == notebook(["".join(cell["source"]) for cell in new[1:]], 1, False)
