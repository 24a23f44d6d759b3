"""The Reviewdog Diagnostic Format as a stream: a `Diagnostic` a line."""

from __future__ import annotations

import json

from pyroast.report.rdjson import SOURCE, diagnostic
from pyroast.report.results import Results


def render(results: Results) -> str:
    """A line for each finding."""
    return "\n".join(
        json.dumps({**diagnostic(finding, results), "source": SOURCE}) for finding in results.findings()
    )
