"""One line of the table: what was measured, the figures, and the budget that it has."""

from __future__ import annotations

from dataclasses import dataclass

NAME_WIDTH = 46


@dataclass(frozen=True, slots=True)
class Row:
    """A figure; `unit` is "x" for a ratio or "s" for seconds of difference."""

    name: str
    value: float
    unit: str
    budget: float | None
    detail: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """What could not be measured here, and why."""

    name: str
    reason: str


def render(row: Row | Skipped) -> str:
    """The row as a line of text."""
    if isinstance(row, Skipped):
        return f"{row.name:<{NAME_WIDTH}}  skipped: {row.reason}"
    figure = f"{row.value:.2f} {row.unit}"
    if row.budget is None:
        verdict = ""
    else:
        within = "within" if row.value <= row.budget else "OVER"
        verdict = f"{within} {row.budget:.2f} {row.unit}"
    return f"{row.name:<{NAME_WIDTH}}{figure:>10}  {verdict:<15}  {row.detail}"
