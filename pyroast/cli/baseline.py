"""`--baseline`: findings that the baseline knows are left out, or it is written."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

import click

from pyroast.cli.policy import Refused
from pyroast.cli.run import Checked, sources_of
from pyroast.finding import Finding
from pyroast.project.baseline import (
    BadBaseline,
    Baseline,
    Entry,
    entry_of,
    gone,
    is_new,
    read_baseline,
    write_baseline,
)
from pyroast.records import replace
from pyroast.report.escape import escape
from pyroast.report.selection import ALWAYS_SHOWN


def against_baseline(
    path: str, write: bool, checked: Sequence[Checked], shown: Sequence[Checked], failed: bool
) -> tuple[list[Checked], int, int]:
    """What is shown less what the baseline knows; how many findings it knows, and how many it knows in vain.

    Arguments: `checked` are the reports with all findings, `shown` those with the findings to show. Nothing is written
    after a run that `failed`.
    """
    folder = os.path.dirname(os.path.abspath(path))
    try:
        if write or not os.path.lexists(path):
            if failed:
                click.echo(f"pyroast: {escape(path)}: not written, since not all could be checked", err=True)
                return list(shown), 0, 0
            count = write_baseline(path, (entry for each in shown for _, entry in _entries(each, folder)))
            click.echo(f"pyroast: {escape(path)}: written, findings: {count}", err=True)
            return [replace(each, report=replace(each.report, findings=())) for each in shown], count, 0
        known = read_baseline(path)
    except BadBaseline as error:
        raise Refused(str(error)) from None
    remaining = known.copy()
    new = [_new(each, folder, remaining) for each in shown]
    count = (known - remaining).total()
    for each, visible in zip(checked, shown, strict=True):  # what is deselected still occurs
        seen = {finding.sort_key() for finding in visible.report.findings}
        for finding, entry in _entries(each, folder):
            if finding.sort_key() not in seen:
                is_new(entry, remaining)
    return new, count, gone(remaining, folder, (each.report.path for each in checked))


def _new(checked: Checked, folder: str, remaining: Baseline) -> Checked:
    known = {
        finding.sort_key() for finding, entry in _entries(checked, folder) if not is_new(entry, remaining)
    }
    report = checked.report
    kept = tuple(finding for finding in report.findings if finding.sort_key() not in known)
    return replace(checked, report=replace(report, findings=kept))


def _entries(checked: Checked, folder: str) -> Iterator[tuple[Finding, Entry]]:
    """The findings of a report that a baseline may hold, with their entries."""
    findings = [finding for finding in checked.report.findings if finding.code not in ALWAYS_SHOWN]
    if not findings:
        return
    sources = sources_of(checked)
    for finding in findings:
        yield finding, entry_of(finding, folder, lambda one: sources.line(one.path, one.span))
