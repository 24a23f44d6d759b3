"""The markers in the cases."""

from __future__ import annotations

import re
from pathlib import Path

CASES = sorted(path for path in Path(__file__).parent.glob("*-*.py"))


def markers(path: Path, kind: str) -> list[tuple[int, str]]:
    """Line and code of every marker of a kind ("error" or "missed")."""
    marker = re.compile(rf"# {kind}: (PYR\d{{3}}(?:, PYR\d{{3}})*)$")
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    matches = ((number, marker.search(line)) for number, line in lines)
    return [(number, code) for number, match in matches if match for code in match[1].split(", ")]
