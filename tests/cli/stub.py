"""An engine for tests of the front doors: it reports what comments of the checked text tell it to.

`# report CODE[ @LINE[:PATH]]` makes a finding on that line, the other side at LINE, `# pair STATUS` a pair.
Run as a script it is the whole command line on this engine.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pyroast.finding import (
    CallableReport,
    FileReport,
    Finding,
    PairReport,
    Related,
    Runtime,
    Severity,
    SideReport,
    SiteReport,
    Unknown,
)
from pyroast.spans import Span

NAMES = {
    "PYR002": ("undecided-pair", Severity.INFO, Runtime.NONE),
    "PYR301": ("missing-in-guide", Severity.ERROR, Runtime.WARNS),
    "PYR303": ("auxiliary-in-model", Severity.WARNING, Runtime.WARNS),
}
_REPORT = re.compile(r"# report (PYR\d{3})(?: @(\d+)(?::(\S+))?)?")
_PAIR = re.compile(r"# pair (aligned|misaligned|unknown)")


def check_source(path: str, data: bytes, is_project: Callable[[str], bool] | None = None) -> FileReport:
    """What the comments ask for; `# crash` raises, as the real engine never does."""
    findings: list[Finding] = []
    pairs: list[PairReport] = []
    for number, line in enumerate(data.decode("utf-8-sig").splitlines(), 1):
        start = len(line) - len(line.lstrip()) + 1
        span = Span(number, start, number, len(line.split("  #")[0]) + 1)
        if "# crash" in line:
            raise RecursionError("too deep")
        if match := _PAIR.search(line):
            pairs.append(make_pair(path, span, match[1]))
        for code, other, elsewhere in _REPORT.findall(line):
            name, severity, runtime = NAMES[code]
            related = (
                (
                    Related(
                        elsewhere or path, Span(int(other), 1, int(other), 4), "the model samples 'z' here"
                    ),
                )
                if other
                else ()
            )
            message = f"the guide has no site {line.strip()[:3]!r}"
            findings.append(
                Finding(
                    code, name, severity, runtime, path, span, message, "z", related, (0,) if pairs else ()
                )
            )
    return FileReport(path, tuple(findings), tuple(pairs))


def make_pair(path: str, span: Span, status: str) -> PairReport:
    """A pair of two sites, one of them with a name that must not reach a terminal."""
    side = SideReport("Normal", ("data",), "no", "no", "", span, path)
    rows = (
        SiteReport("z", side, side, "sampled on both sides", "aligned"),
        SiteReport("w\x1b[31m\n", side, None, "the guide must sample it", "misaligned"),
    )
    unknown = (Unknown("a name is not known", path, span),) if status == "unknown" else ()
    model = CallableReport("model", path, span)
    return PairReport(
        path, span, "SVI", model, CallableReport("guide", path, span), "Trace_ELBO", status, unknown, rows
    )


if __name__ == "__main__":
    import pyroast.check

    pyroast.check.check_source = check_source
    from pyroast.cli import main

    main()
