"""The text output: lines, frames, summary, exit codes, colour, and nothing untrusted unescaped."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pyroast.finding import Finding, Related, Runtime, Severity
from pyroast.report.escape import escape
from pyroast.report.frame import MAX_WIDTH, Sources, frame
from pyroast.spans import Span
from tests.cli.conftest import ROOT, Runner

WRONG = """\
import pyro  # pair misaligned
def model():
    z = 1
def guide():
    y = 2  # report PYR301 @3
"""
WRONG_OUTPUT = """\
gmm.py:5:5: PYR301 the guide has no site 'y ='
5 |     y = 2  # report PYR301 @3
  |     ^^^^^
  --> gmm.py:3
3 |     z = 1
  | --- the model samples 'z' here

1 pair: 0 aligned, 1 misaligned
"""


def test_a_finding_has_a_line_and_a_frame_of_both_sides(stub: Runner, tmp_path: Path) -> None:
    (tmp_path / "gmm.py").write_text(WRONG)
    ran = stub("check", "gmm.py")
    assert (ran.code, ran.out, ran.err) == (1, WRONG_OUTPUT, "")


def test_standard_input_is_reported_under_its_name(stub: Runner, tmp_path: Path) -> None:
    ran = stub("check", "-", "--stdin-filename", "gmm.py", stdin=WRONG.encode())
    assert (ran.code, ran.out) == (1, WRONG_OUTPUT)
    assert stub("check", "-", stdin=WRONG.encode()).lines[0].startswith("stdin:5:5: PYR301 ")


def test_the_other_side_in_another_file(stub: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1  # report PYR301 @2:b.py\ny = 2  # report PYR301 @9:missing.py\n")
    (tmp_path / "b.py").write_text("first\nsecond line\n")
    assert stub("check", "a.py").lines[:11] == [
        "a.py:1:1: PYR301 the guide has no site 'x ='",
        "1 | x = 1  # report PYR301 @2:b.py",
        "  | ^^^^^",
        "  --> b.py:2",
        "2 | second line",
        "  | --- the model samples 'z' here",
        "",
        "a.py:2:1: PYR301 the guide has no site 'y ='",
        "2 | y = 2  # report PYR301 @9:missing.py",
        "  | ^^^^^",
        "  --> missing.py:9: the model samples 'z' here",
    ]


@pytest.mark.parametrize(
    ("text", "options", "code", "last"),
    [
        ("x = 1\n", (), 0, "no model/guide pair found in 1 file"),
        ("# pair aligned\n", (), 0, "1 pair: 1 aligned, 0 misaligned"),
        ("# pair aligned\n# pair misaligned\n", (), 0, "2 pairs: 1 aligned, 1 misaligned"),
        ("# pair unknown\n", (), 0, "1 pair: 0 aligned, 0 misaligned, 1 unknown"),
        ("# pair unknown\n", ("--fail-on-unknown",), 1, "1 pair: 0 aligned, 0 misaligned, 1 unknown"),
        (
            "# pair unknown\n",
            ("--fail-on-unknown", "--exit-zero"),
            0,
            "1 pair: 0 aligned, 0 misaligned, 1 unknown",
        ),
        ("# pair aligned\n", ("--fail-on-unknown",), 0, "1 pair: 1 aligned, 0 misaligned"),
        ("x = 1  # report PYR301\n", (), 1, "no model/guide pair found in 1 file"),
        ("x = 1  # report PYR301\n", ("--exit-zero",), 0, "no model/guide pair found in 1 file"),
        ("x = 1  # report PYR002\n", (), 0, "no model/guide pair found in 1 file"),
        ("# crash\n", (), 2, "no model/guide pair found in 1 file"),
        ("# crash\n", ("--exit-zero",), 2, "no model/guide pair found in 1 file"),
    ],
)
def test_summary_and_exit_code(
    stub: Runner, tmp_path: Path, text: str, options: tuple[str, ...], code: int, last: str
) -> None:
    (tmp_path / "a.py").write_text(text)
    ran = stub("check", "a.py", *options)
    assert (ran.code, ran.lines[-1], ran.err) == (code, last, "")


def test_an_unknown_pair_says_its_first_reason(stub: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("\n# pair unknown\n")
    assert (
        stub("check", "a.py").lines[0]
        == "a.py:2: unknown whether guide fits model: a name is not known (line 2)"
    )


def test_a_crash_in_one_file_does_not_lose_the_others(stub: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("# crash\n")
    (tmp_path / "b.py").write_text("x = 1  # report PYR301\n")
    ran = stub("check", ".")
    assert ran.code == 2
    assert ran.lines[0].startswith(
        "a.py:1:1: PYR000 pyroast crashed on this file, please report it: RecursionError"
    )
    assert "b.py:1:1: PYR301 the guide has no site 'x ='" in ran.lines


def test_colour_is_for_terminals(stub: Runner, tmp_path: Path) -> None:
    (tmp_path / "gmm.py").write_text(WRONG)
    assert "\x1b" not in stub("check", "gmm.py").out
    assert "\x1b[1;31mPYR301" in stub("check", "gmm.py", FORCE_COLOR="1").out
    assert stub("check", "gmm.py", FORCE_COLOR="1", NO_COLOR="1").out == WRONG_OUTPUT


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_terminal_gets_colour_unless_told_otherwise(tmp_path: Path) -> None:
    (tmp_path / "gmm.py").write_text(WRONG)
    assert b"\x1b[1;31mPYR301" in _in_terminal(tmp_path, {})
    assert b"\x1b" not in _in_terminal(tmp_path, {"NO_COLOR": "1", "FORCE_COLOR": "1"})
    assert b"\x1b" not in _in_terminal(tmp_path, {"TERM": "dumb"})


def test_a_progress_bar_on_a_terminal_when_files_are_many(tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"m{number}.py").write_text("x = 1\n")
    shown = _in_terminal(tmp_path, {}, ".")
    assert b"checking" in shown
    assert b"no model/guide pair found in 60 files" in shown
    assert b"checking" not in _in_terminal(tmp_path, {}, "m1.py")


def test_a_person_at_a_terminal_is_told_what_settles_an_unknown_pair(tmp_path: Path, stub: Runner) -> None:
    (tmp_path / "open.py").write_text("# pair unknown\n")
    (tmp_path / "right.py").write_text("# pair aligned\n")
    assert b"pyroast trace" in _in_terminal(tmp_path, {}, "open.py")
    assert b"pyroast trace" not in _in_terminal(tmp_path, {}, "right.py")
    piped = stub("check", "-", stdin=b"# pair unknown\n")
    assert "pyroast trace" not in piped.out + piped.err


def test_a_name_for_standard_input_reads_it(stub: Runner) -> None:
    named = stub("check", "--stdin-filename", "gmm.py", stdin=WRONG.encode())
    assert named == stub("check", "-", "--stdin-filename", "gmm.py", stdin=WRONG.encode())
    mixed = stub("check", "gmm.py", "--stdin-filename", "other.py", stdin=WRONG.encode())
    assert mixed.code == 2
    assert "--stdin-filename names standard input" in mixed.err


def _in_terminal(folder: Path, extra: dict[str, str], path: str = "gmm.py") -> bytes:
    import pty

    ours, theirs = pty.openpty()
    kept = {
        key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "FORCE_COLOR", "COLORTERM"}
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.cli.stub", "check", path],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        env={**kept, "PYTHONPATH": str(ROOT), "TERM": "xterm", **extra},
    )
    os.close(theirs)
    output = b""
    try:
        while piece := os.read(ours, 65536):
            output += piece
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    assert process.wait(60) in (0, 1)
    return output


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("naïve 日本 🙂", "naïve 日本 🙂"),
        ("a\nb\r\tc", "a\\nb\\r\\tc"),
        ("\x1b[31m\x07\x00", "\\x1b[31m\\x07\\x00"),
        ("\x9b31m\x7f", "\\x9b31m\\x7f"),
        ("\u202eabc\u2066", "\\u202eabc\\u2066"),
        ("\u2028\ufeff\u200b", "\\u2028\\ufeff\\u200b"),
        ("\udcff", "\\udcff"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_escape(text: str, shown: str) -> None:
    assert escape(text) == shown


def test_nothing_untrusted_reaches_the_output(stub: Runner, tmp_path: Path) -> None:
    name = "a\x1b]0;x\x07\n.py"
    (tmp_path / name).write_bytes(b"\x1b[2J = '\x9b' # report PYR301\n")
    (tmp_path / name).write_text("\x1b[2J = '\x9b\u202e'  # report PYR301\n", encoding="utf-8")
    for arguments in (("check", "."), ("check", ".", "--output-format", "json"), ("explain", ".")):
        ran = stub(*arguments)
        assert not [c for c in ran.out.replace("\n", "") + ran.err.replace("\n", "") if not c.isprintable()]
    missing = stub("check", "no\x1b[31m\nthing")
    assert (missing.code, missing.err) == (2, "pyroast: no\\x1b[31m\\nthing: no such file or folder\n")


def test_output_that_the_terminal_cannot_encode(stub: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("日本 = 1  # report PYR301\n", encoding="utf-8")
    ran = stub("check", "a.py", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert (ran.code, ran.lines[0]) == (1, "a.py:1:1: PYR301 the guide has no site '\\u65e5\\u672c '")


def _frame(source: str, span: Span, related: tuple[Related, ...] = ()) -> list[str]:
    finding = Finding("PYR301", "n", Severity.ERROR, Runtime.WARNS, "a.py", span, "m", related=related)
    lines = frame(finding, Sources({"a.py": source.encode()}))
    return ["".join(piece.text for piece in line) for line in lines]


@pytest.mark.parametrize(
    ("source", "span", "lines"),
    [
        ("\tx = f()\r\n", Span(1, 2, 1, 3), ["1 |     x = f()", "  |     ^"]),
        ("s = '日本' + z", Span(1, 12, 1, 13), ["1 | s = '日本' + z", "  |              ^"]),
        ("\ufeffx = 1", Span(1, 1, 1, 2), ["1 | x = 1", "  | ^"]),
        ("f(\n  1)", Span(1, 1, 2, 5), ["1 | f(", "  | ^^"]),
        ("a\rb\rc", Span(3, 1, 3, 2), ["3 | c", "  | ^"]),
        ("# coding: latin-1\nx = 1", Span(2, 1, 2, 2), ["2 | x = 1", "  | ^"]),
        ("# coding: nonsense\nx = 1", Span(2, 1, 2, 2), ["2 | x = 1", "  | ^"]),
        ("x", Span(7, 1, 7, 2), []),
        ("x", Span(1, 50, 1, 60), ["1 | x", "  |  ^"]),
        ("", Span(1, 1, 1, 1), []),
    ],
)
def test_frames(source: str, span: Span, lines: list[str]) -> None:
    assert _frame(source, span) == lines


@pytest.mark.parametrize("width", [1, 30, 500])
@pytest.mark.parametrize("start", [0, 50, 5000])
def test_long_lines_are_cropped_around_the_place(start: int, width: int) -> None:
    shown, marks = _frame("a" * start + "X" * width + "b" * 5000, Span(1, start + 1, 1, start + width + 1))
    assert len(shown) <= MAX_WIDTH + len("1 | ")
    assert shown[marks.index("^")] == "X"
    assert shown.rstrip().endswith("...")
