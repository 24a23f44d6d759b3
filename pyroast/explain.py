"""The alignment table of a pair: what each side does with every site, and the reason for the verdict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from pyroast.finding import CallableReport, PairReport, SideReport, SiteReport
from pyroast.report.escape import escape
from pyroast.report.styled import Line, Piece, plain
from pyroast.report.text import recorded
from pyroast.spans import line_name, line_place

_HEADINGS = ("site", "model", "guide", "reason", "verdict")
_STYLES = {"aligned": "green", "misaligned": "bold red", "unknown": "yellow"}
_ABSENT = "-"
_VIAS = {"name": "paired by their names", "comment": "paired by a comment"}


def table_lines(pair: PairReport) -> Iterator[Line]:
    """The table with columns lined up by spaces, for pipes and files."""
    yield from _heading(pair)
    rows = [_HEADINGS, *(_cells(site) for site in pair.sites)]
    if pair.sites:
        widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
        for number, row in enumerate(rows):
            padded = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
            style = _STYLES.get(row[-1], "") if number else "bold"
            yield (Piece("  " + "  ".join(padded[:-1]) + "  "), Piece(row[-1], style))
    yield from _closing(pair)


def print_tables(pair: PairReport, stream: IO[str], colour: bool) -> None:
    """The table drawn and wrapped to the width of a terminal."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=stream, force_terminal=True, no_color=not colour, highlight=False)

    def show(lines: Iterator[Line]) -> None:
        for line in lines:
            console.print(Text.assemble(*((piece.text, piece.style) for piece in line)))

    show(_heading(pair))
    if pair.sites:
        table = Table(show_lines=True)
        for heading in _HEADINGS:
            table.add_column(heading, overflow="fold")
        for site in pair.sites:
            *cells, verdict = _cells(site)
            table.add_row(*map(Text, cells), Text(verdict, _STYLES.get(verdict, "")))
        console.print(table)
    show(_closing(pair))


def _heading(pair: PairReport) -> Iterator[Line]:
    where = f"{escape(pair.path)}:{line_place(pair.span)}: "
    traced = f", traced in {recorded(pair.runs)}" if pair.evidence == "traced" else ""
    yield (Piece(where, "bold"), Piece(pair.status, _STYLES.get(pair.status, "")), Piece(traced))
    via = _VIAS.get(pair.via, f"in {escape(pair.via)}")
    yield plain(f"  model  {_definition(pair.model)}")
    yield plain(f"  guide  {_definition(pair.guide)}")
    yield plain(f"  loss   {escape(pair.loss) or 'unknown'}, {via}")
    yield plain("")


def _definition(side: CallableReport) -> str:
    return f"{escape(side.name)} ({escape(side.path)}:{line_place(side.span)})"


def _closing(pair: PairReport) -> Iterator[Line]:
    for words in pair.said:
        yield plain(f"  Pyro   {escape(words)}")
    for unknown in pair.unknown:
        where = f"{escape(unknown.path)}:{line_place(unknown.span)}"
        yield (Piece("  unknown", "yellow"), Piece(f"  {escape(unknown.reason)} ({where})"))
    yield plain("")


def _cells(site: SiteReport) -> tuple[str, str, str, str, str]:
    return (escape(site.name), _side(site.model), _side(site.guide), escape(site.role), escape(site.verdict))


def _side(side: SideReport | None) -> str:
    if side is None:
        return _ABSENT
    parts = [f"{side.distribution} {_shape(side.event_shape)}".rstrip()]
    if side.plates:
        parts.append(f"in {' > '.join(side.plates)}")
    parts.extend(_flag("observed", side.observed))
    parts.extend(_flag("enumerated", side.enumerated))
    if side.condition:
        parts.append(side.condition if side.condition.startswith("if ") else f"if {side.condition}")
    parts.append(line_name(side.span))
    return escape(", ".join(part for part in parts if part))


def _shape(event_shape: tuple[int | str | None, ...] | None) -> str:
    """The shape of one event, `(3, 2)`; nothing for scalars, which most sites are, and where it is not known."""
    sizes = ("?" if size is None else str(size) for size in event_shape or ())
    return f"({', '.join(sizes)})" if event_shape else ""


def _flag(word: str, value: str) -> tuple[str, ...]:
    """`observed` for "yes", `observed?` for "unknown", nothing for "no"."""
    return {"yes": (word,), "unknown": (f"{word}?",)}.get(value, ())
