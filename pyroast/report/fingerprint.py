"""What a finding is known by from one run to the next, for services that compare runs."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator

from pyroast.finding import Finding
from pyroast.project.baseline import Entry, entry_of
from pyroast.report.results import Results


def fingerprinted(results: Results) -> Iterator[tuple[Finding, str]]:
    """The findings with their fingerprints: unique in a run, and the same when lines move.

    Made of the path, the code, the site and the content of the line, like an entry of a baseline; equal ones are numbered.
    """
    seen: Counter[Entry] = Counter()
    for finding in results.findings():
        entry = entry_of(finding, results.folder, lambda one: results.sources.line(one.path, one.span))
        parts = "\0".join((*entry, str(seen[entry])))
        seen[entry] += 1
        yield finding, hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()
