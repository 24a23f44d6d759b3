"""Places of cells in the JSON of a notebook, against the `json_source_map` library and the escapes of `json`."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pyroast.report.notebook_places import NotebookText
from pyroast.spans import NO_SPAN, Span, in_cell

PIECES = st.sampled_from(
    ["a", '"', "\\", "é", "日", "😀", "\t", "\x00", "\ud800", "\u2028", "{", "[", ",", "]"]
)
LINES = st.lists(st.lists(PIECES, max_size=6).map("".join), min_size=1, max_size=5)


def _cell(lines: list[str], as_list: bool) -> dict[str, Any]:
    text = "\n".join(lines)
    source: Any = text.split("\n") if as_list else text
    if as_list:
        source = [f"{line}\n" for line in source[:-1]] + source[-1:]
    return {"outputs": [{"text": ['"source": ["x"]', "\\"]}], "source": source, "cell_type": "code"}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(LINES, st.booleans()), min_size=1, max_size=3),
    st.sampled_from([None, 1, "\t"]),
    st.booleans(),
    st.data(),
)
def test_places_are_those_of_the_library(
    cells: list[tuple[list[str], bool]], indent: Any, ascii_only: bool, data: st.DataObject
) -> None:
    json_source_map = pytest.importorskip("json_source_map")
    document = {"metadata": {"cells": [1]}, "cells": [_cell(*each) for each in cells], "nbformat": 4}
    text = json.dumps(document, indent=indent, ensure_ascii=ascii_only)
    number = data.draw(st.integers(1, len(cells)))
    lines, as_list = cells[number - 1]
    line = data.draw(st.integers(1, len(lines)))
    column = data.draw(st.integers(1, len(lines[line - 1]) + 1))
    found = NotebookText(text)(in_cell(Span(line, column, line, column), number))
    pointer = f"/cells/{number - 1}/source" + (f"/{line - 1}" if as_list else "")
    before = lines[line - 1][: column - 1]
    if as_list and line == len(lines) and not lines[-1] and len(lines) > 1:
        pointer, before = pointer, ""  # the last item is an empty string
    elif not as_list:
        before = "".join(f"{each}\n" for each in lines[: line - 1]) + before
    start = json_source_map.calculate(text)[pointer].value_start
    written = len(json.dumps(before, ensure_ascii=ascii_only)) - 2
    place = (start.line + 1, start.column + 1 + 1 + written)
    assert found == Span(*place, *place)


def test_crlf_in_a_cell_is_one_line_end() -> None:
    text = json.dumps({"cells": [{"cell_type": "code", "source": "a\r\nb\rc"}]})
    start = text.index('"a') + 2
    places = [NotebookText(text)(in_cell(Span(line, 1, line, 2), 1)).column for line in (1, 2, 3)]
    assert places == [start, start + text[start - 1 :].index("b"), start + text[start - 1 :].index("c")]


@pytest.mark.parametrize("text", ['{"cells": []}', '{"cells": [{}]}', '{"worksheets": [{}]}', "[]", "{}"])
def test_a_place_that_is_nowhere_is_the_start(text: str) -> None:
    assert NotebookText(text)(in_cell(Span(3, 1, 3, 2), 2)) == NO_SPAN


def test_the_older_format() -> None:
    text = '{"worksheets": [{"cells": [{"cell_type": "code", "input": ["x = 1\\n", "y = 2"]}]}]}'
    found = NotebookText(text)(in_cell(Span(2, 5, 2, 6), 1))
    assert text[found.column - 1 : found.end_column - 1] == "2"
