"""The functions of the cases and the markers in them."""

from __future__ import annotations

import ast
import re
from pathlib import Path

CASES = sorted(path for path in Path(__file__).parent.glob("*-*.py"))


def markers(path: Path, kind: str) -> list[tuple[int, str]]:
    """Line and code of every marker of a kind ("error" or "missed")."""
    marker = re.compile(rf"# {kind}: (PYR\d{{3}}(?:, PYR\d{{3}})*)$")
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    matches = ((number, marker.search(line)) for number, line in lines)
    return [(number, code) for number, match in matches if match for code in match[1].split(", ")]


def functions(path: Path, *beginnings: str) -> list[ast.FunctionDef]:
    """The programs of a case whose names begin in one of these ways."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return [node for node in body if isinstance(node, ast.FunctionDef) and node.name.startswith(beginnings)]


def calling(path: Path, name: str) -> str:
    """A program that runs one function of a case."""
    return f"import runpy\nrunpy.run_path({str(path)!r})[{name!r}]()\n"
