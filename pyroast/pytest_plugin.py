"""`pytest -p pyroast`: traces the pairs that a test suite exercises, and reports on them at its end.

Each pair is traced at its first calls, whichever test makes them. The option `--pyroast-fail` makes findings fail the run.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from pyroast.finding import FileReport, Severity
from pyroast.report.text import file_lines

if TYPE_CHECKING:
    import pytest

    from pyroast.testing import Event

_STATE = "_pyroast"


class _Session:
    """What is recorded in one session."""

    def __init__(self, fail: bool) -> None:
        self.fail = fail
        self.stack = ExitStack()
        self.events: list[Event] = []
        self.report: FileReport | None = None
        self.problem = ""


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options of the plugin."""
    group = parser.getgroup("pyroast")
    group.addoption(
        "--pyroast-fail", action="store_true", help="Fail the run where a traced model and guide do not fit."
    )
    group.addoption(
        "--pyroast-runs", type=int, default=3, metavar="N", help="How often each pair is run (default: 3)."
    )


def pytest_configure(config: pytest.Config) -> None:
    """Start recording; without Pyro there is nothing to record."""
    state = _Session(bool(config.getoption("--pyroast-fail")))
    setattr(config, _STATE, state)
    from pyroast.testing import recording

    try:
        state.events = state.stack.enter_context(recording(config.getoption("--pyroast-runs")))
    except ImportError as error:
        state.problem = f"nothing was traced: {error}"


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Judge what was recorded."""
    state: _Session | None = getattr(session.config, _STATE, None)
    if state is None:
        return
    state.stack.close()
    from pyroast.runtime.protocol import read_objects
    from pyroast.testing import report_of

    state.report = report_of(read_objects(state.events))
    if state.fail and session.exitstatus == 0 and _wrong(state.report):
        session.exitstatus = 1


def _wrong(report: FileReport) -> bool:
    return any(finding.severity is not Severity.INFO for finding in report.findings)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Show findings and verdicts."""
    state: _Session | None = getattr(config, _STATE, None)
    if state is None or state.report is None:
        return
    terminalreporter.section("pyroast: traced pairs of model and guide")
    if state.problem:
        terminalreporter.line(state.problem)
    elif not state.report.pairs:
        terminalreporter.line("no inference was reached")
    for line in file_lines(state.report):
        terminalreporter.line("".join(piece.text for piece in line))
