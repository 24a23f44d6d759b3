"""`pyroast explain`: the alignment table as plain text and on a terminal."""

from __future__ import annotations

import io
from pathlib import Path

from pyroast.explain import print_tables, table_lines
from pyroast.finding import CallableReport, PairReport, SideReport, SiteReport
from pyroast.spans import Span
from tests.cli.conftest import Runner
from tests.cli.stub import check_source

TABLE = """\
a.py:1: unknown
  model  model (a.py:1)
  guide  guide (a.py:1)
  loss   Trace_ELBO, in SVI

  site         model                    guide                    reason                    verdict
  z            Normal, in data, line 1  Normal, in data, line 1  sampled on both sides     aligned
  w\\x1b[31m\\n  Normal, in data, line 1  -                        the guide must sample it  misaligned
  unknown  a name is not known (a.py:1)

1 pair: 0 aligned, 0 misaligned, 1 unknown
"""


def test_a_pipe_gets_aligned_text(stub: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("# pair unknown\n")
    ran = stub("explain", "a.py")
    assert (ran.code, ran.out) == (0, TABLE)


def test_standard_input(stub: Runner) -> None:
    ran = stub("explain", "-", "--stdin-filename", "a.py", stdin=b"# pair unknown\n")
    assert (ran.code, ran.out) == (0, TABLE)


def test_no_pair_is_said(stub: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1\n")
    assert stub("explain").out == "no model/guide pair found in 1 file\n"


def test_a_file_that_cannot_be_read(stub: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("# crash\n")
    ran = stub("explain", ".")
    assert ran.code == 2
    assert ran.lines[0].startswith("a.py:1:1: PYR000 ")


def test_a_terminal_gets_a_drawn_table() -> None:
    stream = io.StringIO()
    print_tables(check_source("a.py", b"# pair misaligned").pairs[0], stream, colour=False)
    text = stream.getvalue()
    assert "┏" in text
    assert "w\\x1b[31m\\n" in text
    assert "\x1b[3" not in text


def test_a_side_says_all_that_is_known_of_it() -> None:
    span = Span(7, 1, 7, 2)
    plates, shape = ("data", "t"), (2, "n", None)
    side = SideReport("Categorical", plates, "yes", "unknown", "use_x", span, "a.py", event_shape=shape)
    site = SiteReport("z", side, None, "unknown", "unknown")
    sides = CallableReport("model", "a.py", span), CallableReport("guide", "b.py", span)
    pair = PairReport("a.py", span, "name", *sides, "", "unknown", (), (site,))
    lines = ["".join(piece.text for piece in line) for line in table_lines(pair)]
    assert lines[1:4] == [
        "  model  model (a.py:7)",
        "  guide  guide (b.py:7)",
        "  loss   unknown, paired by their names",
    ]
    shown = "Categorical (2, n, ?), in data > t, observed, enumerated?, if use_x, line 7"
    assert lines[6] == f"  z     {shown}  -      unknown  unknown"
