"""Notebooks: their cells as one text, the way back, and what is broken in them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyroast.check import check_file
from pyroast.frontend import Unreadable
from pyroast.project.notebooks import Cells, read_notebook, without_refused
from pyroast.spans import Span, in_cell


def code(source: str | list[str]) -> dict[str, Any]:
    return {"cell_type": "code", "source": source, "metadata": {}, "outputs": [], "execution_count": None}


def notebook(*cells: Any, **metadata: Any) -> bytes:
    document = {"cells": list(cells), "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(document, ensure_ascii=False).encode("utf-8", "surrogatepass")


MARKDOWN = {"cell_type": "markdown", "metadata": {}, "source": "# Größe\n"}
RAW = {"cell_type": "raw", "metadata": {}, "source": "no python ("}


def test_code_cells_are_joined_in_order() -> None:
    read = read_notebook(
        notebook(MARKDOWN, code("a = 1\nb = 2"), RAW, code(["%%time\n", "c = 3\n"]), code(""))
    )
    assert read.data == b"\n\na = 1\nb = 2\n\nc = 3\n\n\n"
    assert [cell.number for cell in read.cells] == [2, 4, 5]


def test_places_are_those_in_the_cells() -> None:
    read = read_notebook(notebook(MARKDOWN, code("a = 1\nb = 2"), code("  %time c = 3")))
    cells = Cells(read)
    moved = cells(Span(4, 5, 4, 6))
    assert (*moved, moved.cell) == (2, 5, 2, 6, 2)
    moved = cells(Span(5, 1, 5, 6))
    assert (*moved, moved.cell) == (1, 9, 1, 14, 3)
    assert read.source_line(moved) == "  %time c = 3"
    assert cells(Span(1, 1, 1, 1)).cell == 0


def test_the_third_format() -> None:
    cells = [
        {"cell_type": "heading", "level": 1, "source": ["Title"]},
        {"cell_type": "code", "language": "python", "input": ["a = 1\n", "b = 2"]},
        {"cell_type": "code", "language": "ruby", "input": "puts 1"},
        {"cell_type": "code", "input": "c = 3"},
    ]
    document = {
        "nbformat": 3,
        "metadata": {"name": ""},
        "worksheets": [{"cells": cells[:3]}, {"cells": cells[3:]}],
    }
    read = read_notebook(json.dumps(document).encode())
    assert [(cell.number, cell.source) for cell in read.cells] == [(2, "a = 1\nb = 2"), (4, "c = 3")]


@pytest.mark.parametrize(
    ("metadata", "language"),
    [
        ({}, ""),
        ({"kernelspec": {"language": "python", "name": "venv"}}, ""),
        ({"language_info": {"name": "ipython"}}, ""),
        ({"kernelspec": {"name": "python3"}}, ""),
        ({"kernelspec": {"language": "julia", "name": "julia-1.9"}}, "julia"),
        ({"kernelspec": {"language": "R"}}, "R"),
        ({"language_info": {"name": "scala"}, "kernelspec": {"language": "python"}}, "scala"),
        ({"kernelspec": 3, "language_info": []}, ""),
    ],
)
def test_the_language_of_the_kernel(metadata: dict[str, Any], language: str) -> None:
    assert read_notebook(notebook(code("x"), **metadata)).language == language


@pytest.mark.parametrize(
    ("data", "message", "place"),
    [
        (b"", "broken notebook: no valid JSON (Expecting value)", (1, 1)),
        (b'{"cells": [\n  {,}]}', "broken notebook: no valid JSON (Expecting property name", (2, 4)),
        (b"[]", "broken notebook: it is no JSON object", (1, 1)),
        (b"{}", "broken notebook: it has no list of cells", (1, 1)),
        (b'{"cells": {}}', "broken notebook: it has no list of cells", (1, 1)),
        (b'{"worksheets": [3]}', "broken notebook: a worksheet has no list of cells", (1, 1)),
        (b'{"cells": "\xff"}', "broken notebook: not valid utf-8", (1, 1)),
        (b"[" * 100_000, "broken notebook: nested too deep", (1, 1)),
        (b'{"a": ' + b"1" * 5000 + b"}", "broken notebook: ", (1, 1)),
    ],
)
def test_what_is_no_notebook(data: bytes, message: str, place: tuple[int, int]) -> None:
    with pytest.raises(Unreadable) as raised:
        read_notebook(data)
    assert raised.value.message.startswith(message)
    assert raised.value.span[:2] == place


def test_broken_cells_do_not_lose_the_others() -> None:
    read = read_notebook(
        notebook(3, {"cell_type": "code"}, code("x = (\n\n"), code("y = 1"), code("\0"), code("def f(:"))
    )
    assert [(each.message, each.span.cell) for each in read.refused] == [
        ("broken notebook: a cell is no JSON object", 1),
        ("broken notebook: a cell has no source", 2),
    ]
    kept = without_refused(read)
    assert [each.span.cell for each in kept.refused] == [1, 2, 3, 5, 6]
    assert (kept.refused[4].span.line, kept.refused[4].span.column) == (1, 7)
    assert kept.data == b"\n\n\n\n\ny = 1\n\n\n"


@pytest.mark.parametrize(
    "source", ["# coding: latin-1\nx = 'é'", "x = '\ud800é'", "x = 1\r\ny = 2\rz", "await f()"]
)
def test_odd_text(source: str) -> None:
    data = json.dumps({"cells": [code(source)]}).encode()
    assert not without_refused(read_notebook(data)).refused


JSONS = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["code", "%%time\n", "import pyro\nx = ("]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["cells", "worksheets", "cell_type", "source", "input", "metadata", "kernelspec", "language"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(JSONS)
def test_any_json_gives_a_report(document: object) -> None:
    data = json.dumps(
        {"pyro": 0, "cells": document} if not isinstance(document, dict) else {**document, "pyro": 0}
    ).encode()
    report = check_file("n.ipynb", data)
    assert {finding.code for finding in report.findings} <= {"PYR001", "PYR002", "PYR003"}


@given(st.text(alphabet="abx =!%?'\"()[]\\\n#:,;>. ", max_size=60))
def test_any_cell_keeps_its_lines(source: str) -> None:
    read = read_notebook(notebook(code(source), code("last = 1")))
    first, start = read.cells[0], read.starts()[1]
    assert len(first.lines) == first.source.count("\n") + 1
    assert Cells(read)(Span(start, 1, start, 2)) == in_cell(Span(1, 1, 1, 2), 2)
