"""PYR000, PYR001, PYR002, PYR003: what the engine reports about itself, its input and its limits."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.finding import Severity
from pyroast.rule import NOTHING, CallFact, Report, rule


@rule(code="PYR000", name="internal-error", subject=NOTHING)
def internal_error(calls: tuple[CallFact, ...]) -> Iterator[Report]:
    """pyroast itself failed on this file.

    ## Why is this bad?
    The file is not checked, or not by one of the rules. The other files are. The message names the file, the
    part that failed and the exception: please report it with them. The exit code is 2.
    """
    yield from ()


@rule(code="PYR001", name="unreadable-source", subject=NOTHING)
def unreadable_source(calls: tuple[CallFact, ...]) -> Iterator[Report]:
    """The file cannot be read as Python source.

    ## Why is this bad?
    Undecodable bytes, a syntax error, or nesting beyond what Python or the parser can bear: nothing in the
    file is checked. The exit code is 2. Under flake8 this is silent, since flake8 reports the error itself.
    """
    yield from ()


@rule(code="PYR002", name="undecided-pair", subject=NOTHING, severity=Severity.INFO)
def undecided_pair(calls: tuple[CallFact, ...]) -> Iterator[Report]:
    """Something about a pair could not be decided from the source.

    ## Why is this bad?
    pyroast reports only what holds on every run. Where a name, a branch or a callee is not known from the
    source, it says so here, with the reason and the line, instead of guessing. Shown only when asked for, by
    `--select PYR002`.
    """
    yield from ()


@rule(code="PYR003", name="unused-suppression", subject=NOTHING, severity=Severity.INFO)
def unused_suppression(calls: tuple[CallFact, ...]) -> Iterator[Report]:
    """A comment that is to suppress a finding of pyroast, and suppresses none.

    ## Why is this bad?
    `# noqa: PYR301` or `# pyroast: ignore[PYR301]` where no such finding is (any more) hides the next one. Codes of other
    tools and `# noqa` without a code are left alone. A comment that begins with `# pyroast:` and cannot be understood is
    reported, too. Whether a comment is used is judged over all files of the run. Shown only when asked for, by
    `--select PYR003`; flake8 does not report it.
    """
    yield from ()
