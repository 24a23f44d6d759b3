"""What is refused, with which words and where."""

from __future__ import annotations

import codecs

import pytest

from pyroast import ir
from pyroast.frontend import Unreadable, lower_source


@pytest.mark.parametrize(
    ("data", "words", "line"),
    [
        (b"x = '\xff'\n", "not valid utf-8", 1),
        (b"x = 1\r\n\r\ny = '\xe9'\n", "not valid utf-8", 3),
        (b"x = 1\ny = 2\0\n", "null byte", 2),
        (b"# coding: nonsense\n", "unknown encoding 'nonsense'", 1),
        (b"\n# coding: rot13\n", "no encoding for source", 2),
        (b"# coding: punycode\n", "no encoding for source", 1),
        (codecs.BOM_UTF8 + b"# coding: latin-1\n", "contradicts", 1),
        ("x = 1\n".encode("utf-16"), "", 1),
        (b"# coding: ascii\n\n'\xc3\xa9'\n", "not valid ascii", 3),
        (b"x = 1\nx = )\n", "syntax error", 2),
        (b"x = 1\nif x:\npass\n", "syntax error", 3),
        (b"x = 1\nx = 'a\n", "syntax error", 2),
        (b"print 1\n", "syntax error", 1),
        (b"x\n  y\n", "syntax error", 2),
        (b"x\ny = '\\x1'\n", "", 2),
        (b"x\ny = f'\\N{no such name}{z}'\n", "", 2),
        ("x\ny = b'é'\n".encode(), "", 2),
        (b"x\n" + b"(" * 201 + b")" * 201, "nested more than 200 deep", 2),
    ],
)
def test_refusals(data: bytes, words: str, line: int) -> None:
    with pytest.raises(Unreadable) as refusal:
        lower_source(data)
    assert words in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert refusal.value.span.line == line


def test_the_column_counts_code_points() -> None:
    with pytest.raises(Unreadable) as refusal:
        lower_source("é = é $ é\n".encode())
    assert refusal.value.span[:2] == (1, 7)


@pytest.mark.parametrize(
    "data",
    [
        b"# -*- coding: latin-1 -*-\nx = '\xe9'\n",
        b"#!/usr/bin/python\n# vim: set fileencoding=iso-8859-1 :\nx = '\xe9'\n",
        b"# coding: iso-8859-1\rx = '\xe9'\r",
        codecs.BOM_UTF8 + b"# coding: utf-8\nx = '\xc3\xa9'\n",
        b"x = 1\n# coding: latin-1 comes too late\nx = '\xc3\xa9'\n",
    ],
)
def test_encodings(data: bytes) -> None:
    last = lower_source(data).body[-1]
    assert isinstance(last, ir.Assign) and isinstance(last.value, ir.Const)
    assert last.value.value == "é"
