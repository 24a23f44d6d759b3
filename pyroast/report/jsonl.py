"""The JSON output as a stream: a line for each finding and pair, in the shape of the JSON contract, and the summary last."""

from __future__ import annotations

import json

from pyroast.report.json_format import VERSION, Json, document
from pyroast.report.results import Results


def render(results: Results) -> str:
    """Lines of ASCII, each an object with its `kind`; `pair` of a finding counts the lines of pairs from 0."""
    whole = document(results)
    lines: list[Json] = []
    for kind, key in (("finding", "findings"), ("pair", "pairs")):
        entries = whole[key]
        assert isinstance(entries, list)
        lines.extend({"kind": kind, **entry} for entry in entries if isinstance(entry, dict))
    summary = whole["summary"]
    assert isinstance(summary, dict)
    lines.append({"kind": "summary", "version": VERSION, **summary})
    return "\n".join(map(json.dumps, lines))
