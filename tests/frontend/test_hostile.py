"""Sources made to end the parser or to keep it busy: each is lowered or refused in time."""

from __future__ import annotations

import subprocess
import sys

import pytest

TIME_LIMIT = 60
"""Seconds for one process; a wide margin, as machines are busy. Nothing here takes more than a few."""

LOWER = """
import sys
from pyroast.frontend import Unreadable, lower_source
try:
    lower_source(sys.stdin.buffer.read())
except Unreadable as refusal:
    print("refused:", refusal)
else:
    print("lowered")
"""

FINE = {
    "a sum of 2,000 terms": "x = 1" + " + 1" * 2_000,
    "a sum of 2,000 terms on lines": "x = (a" + "\n  + a" * 2_000 + ")",
    "150 parentheses": "x = " + "(" * 150 + "1" + ")" * 150,
    "150 calls": "x = " + "f(" * 150 + "1" + ")" * 150,
    "150 lists": "x = " + "[" * 150 + "1" + "]" * 150,
    "90 blocks": "".join(" " * i + "if a:\n" for i in range(90)) + " " * 90 + "pass\n",
    "3,000 elif": "if a:\n  pass\n" + "elif a:\n  pass\n" * 3_000,
    "10,000 and": "x = a" + " and a" * 10_000,
    "10,000 decorators": "@a\n" * 10_000 + "def f(): pass\n",
    "300 subscripts": "x = a" + "[0]" * 300,
    "a list of 10,000": "x = [" + "[-1.5, a.b],\n" * 10_000 + "]",
    "100,000 lines": "# x\n\nx = 1\nx\n" * 25_000,
    "1,000 f-strings with their own quotes": 'x = [f"{a["b"]}",\n' + 'f"{a["b"]}",\n' * 1_000 + "]",
    "formatted style sheet": 'x = f"""' + "a {{ b: {c} }}\n" * 1_000 + '"""',
}

HOSTILE = {
    "opened only": "x = " + "(" * 100_000,
    "opened in turn": "x = " + "([{" * 30_000,
    "parentheses": "x = " + "(" * 5_000 + "1" + ")" * 5_000,
    "calls": "x = " + "f(" * 1_000 + "1" + ")" * 1_000,
    "subscripts": "x = a" + "[0]" * 10_000,
    "attributes": "x = a" + ".b" * 50_000,
    "method calls": "x = a" + ".b(1)" * 10_000,
    "targets": "a" + "[0]" * 10_000 + " = 1",
    "a sum": "x = 1" + " + 1" * 50_000,
    "powers": "x = " + "1 ** " * 50_000 + "1",
    "minus": "x = " + "-" * 50_000 + "1",
    "not": "x = " + "not " * 50_000 + "1",
    "lambda": "x = " + "lambda: " * 50_000 + "1",
    "lambda in a default": "x = " + "lambda a=" * 1_300 + "1" + ": 1" * 1_300,
    "conditional": "x = " + "1 if a else " * 50_000 + "1",
    "elif": "if a:\n  pass\n" + "elif a:\n  pass\n" * 100_000,
    "blocks": "".join(" " * i + "if a:\n" for i in range(2_000)) + " " * 2_000 + "pass\n",
    "patterns in brackets": "match a:\n case " + "[" * 40 + "1" + "]" * 40 + ": pass\n",
    "patterns in tuples": "match a:\n case " + "(" * 40 + "1" + ",)" * 40 + ": pass\n",
    "patterns of classes": "match a:\n case\\\n " + "C(a=" * 40 + "1" + ")" * 40 + ": pass\n",
    "patterns of mappings": "match a:\n case " + "{1:" * 40 + "1" + "}" * 40 + ": pass\n",
    "many patterns": "match a:\n" + (" case " + "{1:" * 7 + "1" + "}" * 7 + ": pass\n") * 5_000,
    "deleted tuples": "del " + "(" * 60 + "a" + ",)" * 60,
    "f-strings": "x = " + "f'{f\"{" * 2_000 + "1" + "}\"}'" * 2_000,
    "f-strings with one quote": "x = " + 'f"{' * 3_000 + "1" + '}"' * 3_000,
    "specifications": "x = f'" + "{a:" * 50_000 + "}" * 50_000 + "'",
    "chains in brackets": "x = " + "a[0][0][0][0](" * 190 + "a" + "[0]" * 2_000 + ")" * 190,
    "strings side by side": "x = " + "'a' " * 50_000,
    "f-strings side by side": "x = " + "f'{a}' " * 50_000,
    "clauses": "x = [a" + " for a in b" * 50_000 + "]",
    "dotted import": "import a" + ".b" * 100_000,
    "digits": "x = " + "9" * 100_000,
    "one long string": "x = '" + "\\x41" * 1_000_000 + "'",
    "an open string": "x = '''" + "\\'\"#{" * 500_000,
    "quotes": "'\"" * 100_000,
    "spaces": " " * 1_000_000 + "x",
    "hashes": "# noqa " * 100_000,
    "hashes and one comment": "#" * 200_000 + "\nx = '" + "#" * 200_000 + "'  # noqa\n",
    "blank lines": "x\n" + " \\\n" * 100_000 + "\n" * 500_000,
    "closed only": ")" * 100_000,
}


def lowered(source: str) -> str:
    process = subprocess.run(
        [sys.executable, "-c", LOWER],
        input=source.encode(),
        capture_output=True,
        timeout=TIME_LIMIT,
        check=False,
    )
    assert process.returncode == 0, process.stderr.decode()[-500:]
    return process.stdout.decode()


@pytest.mark.parametrize("source", FINE.values(), ids=FINE)
def test_lowered(source: str) -> None:
    assert lowered(source) == "lowered\n"


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE)
def test_ended(source: str) -> None:
    assert lowered(source).startswith(("lowered", "refused: "))
