"""The alignment table of a pair: what each side does with every site, and the reason for the verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import IO

from pyroast.finding import (
    CallableReport,
    FileReport,
    PairReport,
    SideReport,
    SiteReport,
    TableReport,
    Unknown,
)
from pyroast.report.escape import escape
from pyroast.report.styled import Line, Piece, plain
from pyroast.report.text import recorded
from pyroast.report.understanding import Open, understanding
from pyroast.spans import line_name, line_place

_HEADINGS = ("site", "model", "guide", "reason", "verdict")
_STYLES = {"aligned": "green", "misaligned": "bold red", "unknown": "yellow"}
_ABSENT = "-"
_VIAS = {"name": "paired by their names", "comment": "paired by a comment"}


def table_lines(pair: PairReport) -> Iterator[Line]:
    """The table with columns lined up by spaces, for pipes and files."""
    yield from _heading(pair)
    yield from _table(pair.sites)
    yield from _closing(pair)
    for other in pair.others:
        yield from _other_heading(other)
        yield from _table(other.sites)
        yield from _unknown(other.unknown)


def _table(sites: Sequence[SiteReport]) -> Iterator[Line]:
    rows = [_HEADINGS, *(_cells(site) for site in sites)]
    if sites:
        widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
        for number, row in enumerate(rows):
            padded = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
            style = _STYLES.get(row[-1], "") if number else "bold"
            yield (Piece("  " + "  ".join(padded[:-1]) + "  "), Piece(row[-1], style))


def print_tables(pair: PairReport, stream: IO[str], colour: bool) -> None:
    """The table drawn and wrapped to the width of a terminal."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=stream, force_terminal=True, no_color=not colour, highlight=False)

    def show(lines: Iterator[Line]) -> None:
        for line in lines:
            console.print(Text.assemble(*((piece.text, piece.style) for piece in line)))

    def draw(sites: Sequence[SiteReport]) -> None:
        table = Table(show_lines=True)
        for heading in _HEADINGS:
            table.add_column(heading, overflow="fold")
        for site in sites:
            *cells, verdict = _cells(site)
            table.add_row(*map(Text, cells), Text(verdict, _STYLES.get(verdict, "")))
        if sites:
            console.print(table)

    show(_heading(pair))
    draw(pair.sites)
    show(_closing(pair))
    for other in pair.others:
        show(_other_heading(other))
        draw(other.sites)
        show(_unknown(other.unknown))


def unknown_lines(files: Iterable[FileReport]) -> Iterator[Line]:
    """All that is not known, each thing on a line with its place: of pairs, of calls, and names of sites."""
    known = understanding(files)
    rows = [
        *((each.entry.path, each.entry.span, _of_pair(each)) for each in known.undecided),
        *((entry.path, entry.span, f"unresolved call: {entry.reason}") for entry in known.unresolved),
        *((path, span, f"the name of site '{name}' is not known") for name, path, span in known.unnamed),
    ]
    for path, span, text in sorted(rows, key=lambda row: (row[0], row[1].cell, row[1], row[2])):
        yield (Piece(f"{escape(path)}:{line_place(span)}: ", "bold"), Piece(escape(text)))


def _of_pair(one: Open) -> str:
    elsewhere = "" if one.path == one.entry.path else f"{one.path}, "
    return f"{one.entry.reason} (pair of {elsewhere}{line_name(one.span)})"


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
    yield from _unknown(pair.unknown)


def _other_heading(other: TableReport) -> Iterator[Line]:
    yield (Piece("  another round of the call: "), Piece(other.status, _STYLES.get(other.status, "")))
    yield plain("")


def _unknown(entries: Iterable[Unknown]) -> Iterator[Line]:
    for unknown in entries:
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
