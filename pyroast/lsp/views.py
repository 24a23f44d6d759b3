"""What an editor shows besides findings: tables on hover, coverage above guides, partners of sites, outlines."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

from pyroast.finding import FileReport, PairReport, SiteReport
from pyroast.fixes.names import qualified
from pyroast.fixes.source import Source, argument
from pyroast.records import dataclass, replace
from pyroast.spans import Place, Span

_PRIMITIVES = {
    "pyro.sample": "sample",
    "pyro.param": "param",
    "pyro.plate": "plate",
    "pyro.deterministic": "deterministic",
    "pyro.factor": "factor",
    "pyro.iarange": "plate",
    "pyro.irange": "plate",
}
_STRING = re.compile(r"""(?P<quote>["'])(?P<text>.*?)(?P=quote)""")


@dataclass(frozen=True, slots=True)
class Outline:
    """A site, plate or function with what is written inside it."""

    name: str
    kind: str
    span: Span
    children: tuple[Outline, ...] = ()


def tables_at(reports: Iterable[FileReport], path: str, at: Span) -> list[str]:
    """The alignment tables to show at a place: a row on a site, all of it on a model, a guide or the inference call."""
    found: dict[str, None] = {}
    for report in reports:
        for pair in report.pairs:
            rows = tuple(row for row in pair.sites if any(_holds(place, path, at) for place in sides(row)))
            whole = [Place(side.path, side.span) for side in (pair.model, pair.guide)]
            if rows:
                found[_table(replace(pair, sites=rows))] = None
            elif any(_holds(place, path, at) for place in (*whole, Place(pair.path, pair.span))):
                found[_table(pair)] = None
    return list(found)


def _table(pair: PairReport) -> str:
    from pyroast.explain import table_lines
    from pyroast.report.styled import plain_text

    return plain_text(list(table_lines(pair))).rstrip()


def sides(row: SiteReport) -> tuple[Place, ...]:
    """The places of a site in the model and in the guide."""
    return tuple(Place(side.path, side.span) for side in (row.model, row.guide) if side is not None)


def _holds(place: Place, path: str, at: Span) -> bool:
    span = place.span
    return place.path == path and span.cell == at.cell and span[:2] <= at[:2] <= span[2:]


def coverage(reports: Iterable[FileReport], path: str) -> Iterator[tuple[Span, str]]:
    """How many latents of its model each guide of a file covers, in words, at the guide's definition."""
    seen: set[tuple[Span, int, str]] = set()
    for report in reports:
        for pair in report.pairs:
            guide = pair.guide
            if guide.path != path or guide.span == pair.span:
                continue
            latents = [row for row in pair.sites if row.model is not None and row.model.observed == "no"]
            covered = sum(row.verdict == "aligned" for row in latents)
            text = f"{covered} of {len(latents)} latents of {pair.model.name} covered"
            if pair.status == "unknown":
                text += ", not all is known"
            if (guide.span, guide.span.cell, text) not in seen:
                seen.add((guide.span, guide.span.cell, text))
                yield guide.span, text


def partners(reports: Iterable[FileReport], path: str, at: Span) -> list[Place]:
    """Where the other side draws the site at a place."""
    found: dict[tuple[str, int, Span], Place] = {}
    for report in reports:
        for pair in report.pairs:
            for row in pair.sites:
                here = [place for place in sides(row) if _holds(place, path, at)]
                for place in sides(row) if here else ():
                    if place not in here:
                        found[place.path, place.span.cell, place.span] = place
    return list(found.values())


def in_string(line: str, column: int) -> bool:
    """Whether a column (from 1) of a line is in a string: the name of a site, and not what else its statement speaks of."""
    return any(match.start() < column <= match.end() for match in _STRING.finditer(line))


def outline(text: str) -> list[Outline]:
    """The functions and classes of a text with the sites, parameters and plates in them; those without any are left out."""
    try:
        source = Source("", text)
    except (SyntaxError, ValueError, RecursionError):
        return []
    return list(_outlines(source, source.tree.body))


def _outlines(source: Source, nodes: Iterable[ast.AST]) -> Iterator[Outline]:
    for node in nodes:
        children = tuple(_outlines(source, ast.iter_child_nodes(node)))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            kind = "class" if isinstance(node, ast.ClassDef) else "function"
            if children:
                yield Outline(node.name, kind, source.span(node), children)
            continue
        name = _primitive(source, node)
        if name is None:
            yield from children
        else:
            assert isinstance(node, ast.Call)
            yield Outline(*name, source.span(node), children)


def _primitive(source: Source, node: ast.AST) -> tuple[str, str] | None:
    if not isinstance(node, ast.Call):
        return None
    kind = _PRIMITIVES.get(qualified(source, node.func) or "")
    name = None if kind is None else argument(node, 0, "name")
    if kind is None or name is None:
        return None
    return (str(name.value) if isinstance(name, ast.Constant) else source.of(name)), kind
