"""Which findings comments hide: as flake8 reads them, and pyroast's own; and the comments that hide nothing."""

from __future__ import annotations

import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyroast.check import check_source, obey_comments
from pyroast.finding import FileReport, Finding, Runtime, Severity
from pyroast.project.suppression import suppress
from pyroast.spans import Span
from tests.cli.stub import check_source as stub_source

FLAKE8_TEXTS = [
    "import os  # noqa",
    "import os  # noqa: F401",
    "import os  # noqa:F401",
    "import os  # noqa: E501",
    "import os  # noqa: E501,F401",
    "import os  # noqa: E501 F401 because",
    "import os  # noqa: F4",
    "import os  # noqa: F",
    "import os  # noqa : E501",
    "import os  # noqa:  E501",
    "import os  # NoQA: F401",
    "import os  # NOQA",
    "import os  #noqa",
    "import os  # type: ignore # noqa: F401",
    "import os  # noqa: no code",
    "import os  # noqaF401",
    "import os; x = '# noqa'",
    "import os; x = '''\n# noqa\n'''",
    "import os; x = '''\n'''  # noqa: F401",
    "x = '''\n'''; import os  # noqa: E501",
    "from os import (  # noqa\n    path,\n    sep,\n)",
    "from os import (\n    path,  # noqa: F401\n    sep,\n)",
    "from os import (\n    path,\n    sep,\n)\n# noqa",
    "from os import \\\n    path  # noqa",
    "# noqa\nimport os",
    "if True:\n    import os  # noqa: F401",
    "if True:  # noqa\n    import os",
    "import os\n# flake8: noqa",
    "import os  # flake8: noqa",
    "import os\r\nimport sys  # noqa\r\n",
    "def f(\n    x,\n):  # noqa\n    import os",
    "import os  # noqa: E501\nimport sys  # noqa: F401",
    "import os  # noqa: E501  # noqa: F401",
]


def hidden_as_by_flake8(text: str, lines: list[int]) -> list[int]:
    """Lines of findings F401 that stay."""
    findings = tuple(
        Finding("F401", "unused", Severity.ERROR, Runtime.NONE, "a.py", Span(line, 1, line, 2), "m")
        for line in lines
    )
    report = suppress(FileReport("a.py", findings), text, lambda path: None)
    return [finding.span.line for finding in report.findings]


def flake8(folder: Path, text: str, *options: str) -> list[int]:
    (folder / "a.py").write_bytes(text.encode())
    ran = subprocess.run(
        [sys.executable, "-m", "flake8", "--isolated", "--select=F401", "--format=%(row)d", *options, "a.py"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.stderr == ""
    return [int(line) for line in ran.stdout.splitlines()]


@pytest.mark.parametrize("text", FLAKE8_TEXTS)
def test_the_same_as_flake8(tmp_path: Path, text: str) -> None:
    pytest.importorskip("flake8")
    everything = flake8(tmp_path, text.replace("# flake8:", "# flake9:"), "--disable-noqa")
    assert everything
    assert hidden_as_by_flake8(text, everything) == flake8(tmp_path, text)


def codes(text: str, noqa: bool = True) -> list[tuple[int, str]]:
    """Lines and codes of what the stub reports (`# report CODE`) and the comments leave, info included."""
    data = text.encode()
    report = obey_comments(stub_source("a.py", b"# pyro\n" + data), b"# pyro\n" + data, noqa)
    return [(finding.span.line - 1, finding.code) for finding in report.findings]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("x = 1  # report PYR301  # pyroast: ignore[PYR301]", []),
        ("x = 1  # report PYR301  # pyroast: ignore", []),
        ("x = 1  # report PYR301  # pyroast:ignore [ PYR301 , PYR303 ] why", [(1, "PYR003")]),
        ("x = 1  # report PYR301  # pyroast: ignore[missing-in-guide]", []),
        ("x = 1  # report PYR301  # pyroast: ignore[PYR3]", []),
        ("x = 1  # report PYR301  # pyroast: ignore[PYR302]", [(1, "PYR301"), (1, "PYR003")]),
        ("x = f(\n    a,  # report PYR301\n    b,  # pyroast: ignore[PYR301]\n)", []),
        ("# pyroast: ignore[PYR301]\nx = 1  # report PYR301", [(1, "PYR003"), (2, "PYR301")]),
        (
            "def f():  # pyroast: ignore[PYR301]\n    x = 1  # report PYR301\n\n    y = 2  # report PYR301\n",
            [],
        ),
        (
            "def f():  # pyroast: ignore[PYR301]\n    pass\nx = 1  # report PYR301\n",
            [(1, "PYR003"), (3, "PYR301")],
        ),
        ("def f(  # report PYR301\n    a,\n):  # pyroast: ignore[PYR301]\n    x = 1  # report PYR301\n", []),
        (
            "@d  # report PYR301\n@e  # pyroast: ignore[PYR301]\nasync def f():\n    x = 1  # report PYR301\n",
            [],
        ),
        (
            "class C:  # pyroast: ignore[PYR301]\n    def f(self):\n        x = 1  # report PYR301\n\n    y = 1  # report PYR303\n",
            [(5, "PYR303")],
        ),
        (
            "class C:\n    def f(self):  # pyroast: ignore\n        pass\n    y = 1  # report PYR301\n",
            [(2, "PYR003"), (4, "PYR301")],
        ),
        ("with p:  # pyroast: ignore[PYR301]\n    x = 1  # report PYR301\n", [(1, "PYR003"), (2, "PYR301")]),
        ("x = '# pyroast: ignore[PYR301]'  # report PYR301", [(1, "PYR301")]),
        ("x = 1  # report PYR301  # noqa: PYR301", []),
        ("x = 1  # report PYR301  # noqa: PYR302", [(1, "PYR301"), (1, "PYR003")]),
        ("x = 1  # noqa: E501", []),
        ("x = 1  # noqa", []),
        ("x = '# noqa: PYR301'", []),
        ("# flake8: noqa: PYR301\nx = 1  # report PYR301\ny = 1  # report PYR303", [(3, "PYR303")]),
        ("x = 1  # pyroast: ignore PYR301", [(1, "PYR003")]),
        ("x = 1  # pyroast: ignroe[PYR301]", [(1, "PYR003")]),
        ("x = 1  # pyroast: pair(model, guide)", []),
        ("x = (  # report PYR301  # pyroast: ignore[PYR301]", [(1, "PYR301")]),
    ],
)
def test_own_comments(text: str, left: list[tuple[int, str]]) -> None:
    assert codes(text) == left


def test_where_flake8_obeys_its_own_comments() -> None:
    text = "x = 1  # report PYR301  # noqa: PYR301\ny = 1  # report PYR301  # pyroast: ignore[PYR301]\n"
    assert codes(text) == []
    assert codes(text, noqa=False) == [(1, "PYR301")]


def test_the_place_of_an_unused_comment() -> None:
    text = b"import pyro\nsize = 'gr\xc3\xb6\xc3\x9fe'; y = 2  # noqa: PYR301\n"
    (finding,) = obey_comments(check_source("a.py", text), text).findings
    assert (finding.code, finding.name, finding.severity) == ("PYR003", "unused-suppression", Severity.INFO)
    assert finding.span == (2, 24, 2, 38)
    assert finding.message == "there is no finding PYR301 here to suppress"


FOREIGN = Finding(
    "PYR301",
    "missing-in-guide",
    Severity.ERROR,
    Runtime.WARNS,
    "guides.py",
    Span(2, 1, 2, 5),
    "m",
    pairs=(0,),
)


@pytest.mark.parametrize(
    ("other", "own", "hidden", "used"),
    [
        ("\ndef guide():\n    pass\n", "svi = 1", False, ()),
        ("\ndef guide():  # noqa: PYR301\n    pass\n", "svi = 1", True, (("guides.py", 2, "PYR301"),)),
        ("\ndef guide():  # pyroast: ignore\n    pass\n", "svi = 1", True, (("guides.py", 2, ""),)),
        ("\ndef guide():\n    pass\n", "svi = 1  # pyroast: ignore[PYR301]", True, ()),
        ("\ndef guide():\n    pass\n", "svi = 1  # noqa: PYR301", True, ()),
        (None, "svi = 1", False, ()),
    ],
)
def test_findings_in_other_files(
    other: str | None, own: str, hidden: bool, used: tuple[tuple[str, int, str], ...]
) -> None:
    pair = stub_source("train.py", b"# pair misaligned\n").pairs
    report = suppress(FileReport("train.py", (FOREIGN,), pair), own, lambda path: other)
    assert (report.suppressed == (FOREIGN,), report.findings == ()) == (hidden, hidden)
    assert report.used == used


PIECES = [
    "x = 1", "def f(", "    a,", "):", "'''", "# noqa", "# noqa: PYR301", "# noqa:PYR3,E5", "#noqa", "  # NOQA: E501 PYR301", "\\",
    "    ", "(", ")", '"a # noqa"', "if x:", "pass", "f'{x}'", "# noqa : PYR301", "; y", "# noqa: pyr301", "[", "]",
    "# noqa:  PYR301",
]  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["", "\n", "\n", " "])), max_size=12))
def test_any_text_as_flake8_reads_it(pieces: list[tuple[str, str]]) -> None:
    processor = pytest.importorskip("flake8.processor")
    violation = pytest.importorskip("flake8.violation")
    text = "".join(part for piece in pieces for part in piece)
    lines = text.splitlines(keepends=True)
    options = Namespace(hang_closing=False, indent_size=4, max_line_length=79, max_doc_length=None, verbose=0)
    file = processor.FileProcessor("a.py", options, list(lines))
    for number, line in enumerate(lines, 1):
        seen = violation.Violation("PYR301", "a.py", number, 1, "m", file.noqa_line_for(number) or line)
        finding = Finding(
            "PYR301", "n", Severity.ERROR, Runtime.NONE, "a.py", Span(number, 1, number, 2), "m"
        )
        report = suppress(FileReport("a.py", (finding,)), text, lambda path: None)
        assert bool(report.suppressed) == seen.is_inline_ignored(disable_noqa=False)
