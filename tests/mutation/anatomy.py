"""A program taken apart: its sites, plates, loops and losses, the side each is on, and edits by place."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyroast.finding import FileReport, SideReport

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef
MODEL, GUIDE, BOTH = "model", "guide", "both"


@dataclass(frozen=True, slots=True)
class Edit:
    """Text put in the place of what stands between two offsets."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class SampleSite:
    """A sample statement: its call, its name and distribution, and the names it has in the tables of the pairs."""

    call: ast.Call
    side: str
    names: frozenset[str]
    observed: bool

    @property
    def distribution(self) -> ast.expr | None:
        """The argument with the distribution, where it is written in the call."""
        return argument(self.call, 1, "fn")


@dataclass(frozen=True, slots=True)
class Plate:
    """A call that makes a plate, and the `with` statement that enters it where it is made there."""

    call: ast.Call
    entered: ast.With | None
    side: str


class Anatomy:
    """An aligned program; `report` is what pyroast says about it, from which sides and partners are read."""

    def __init__(self, source: str, report: FileReport) -> None:
        self.source = source
        self.tree = ast.parse(source)
        self.parents = {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}
        self._starts = [0]
        for line in source.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))
        self._lines = source.splitlines()
        self._rows = [row for pair in report.pairs for row in pair.sites]
        self._sides = self._find_sides(report)
        self.sites = list(self._find_sites())
        self.plates = list(self._find_plates())

    def offset(self, line: int, column: int) -> int:
        """The offset of a place as `ast` gives it: the column counts bytes."""
        return self._starts[line - 1] + len(self._lines[line - 1].encode()[:column].decode())

    def span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        """The offsets between which a node stands."""
        assert node.end_lineno is not None and node.end_col_offset is not None
        return self.offset(node.lineno, node.col_offset), self.offset(node.end_lineno, node.end_col_offset)

    def text(self, node: ast.expr | ast.stmt) -> str:
        """The source of a node."""
        start, end = self.span(node)
        return self.source[start:end]

    def replace(self, node: ast.expr | ast.stmt, text: str) -> Edit:
        """The edit that puts a text in the place of a node."""
        return Edit(*self.span(node), text)

    def without_keyword(self, call: ast.Call, keyword: ast.keyword) -> Edit:
        """The edit that takes a keyword and one comma out of a call."""
        start, end = self.offset(keyword.lineno, keyword.col_offset), self.span(keyword.value)[1]
        while self.source[end] in ") " and self.source[start:end].count("(") > self.source[start:end].count(
            ")"
        ):
            end += 1  # the value stands in parentheses, which are no part of its node
        before = self.source[:start].rstrip()
        if before.endswith(","):
            return Edit(len(before) - 1, end, "")
        rest = self.source[end:]
        after = (
            len(rest) - len(rest.lstrip().removeprefix(",").lstrip()) if rest.lstrip().startswith(",") else 0
        )
        return Edit(start, end + after, "")

    def apply(self, edits: Iterable[Edit]) -> str:
        """The source after edits that do not overlap."""
        source = self.source
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
            source = source[: edit.start] + edit.text + source[edit.end :]
        return source

    def ancestors(self, node: ast.AST) -> Iterator[ast.AST]:
        """The nodes around a node, the innermost first."""
        while node in self.parents:
            node = self.parents[node]
            yield node

    def side(self, node: ast.AST) -> str:
        """Whether a node stands in a function of models, of guides, of both, or of neither ("")."""
        for around in self.ancestors(node):
            if isinstance(around, Definition) and self._sides.get(around):
                sides = self._sides[around]
                return BOTH if len(sides) == 2 else next(iter(sides))
        return ""

    def statement(self, node: ast.AST) -> ast.stmt | None:
        """The innermost statement around an expression."""
        return next((around for around in self.ancestors(node) if isinstance(around, ast.stmt)), None)

    def sites_in(self, node: ast.AST) -> list[SampleSite]:
        """The sites written inside a node."""
        inside = set(ast.walk(node))
        return [site for site in self.sites if site.call in inside]

    def partners(self, sites: Iterable[SampleSite]) -> set[int]:
        """The lines of the sites of the same names, wherever they are: also attributes that are drawn when read."""
        names = {name for site in sites for name in site.names}
        written = {line for site in self.sites if names & site.names for line in lines_of(site.call)}
        reports = [report for row in self._rows if row.name in names for report in (row.model, row.guide)]
        return written | {report.span.line for report in reports if report is not None}

    def entries(self, call: ast.Call) -> set[int]:
        """The lines of the `with` statements that enter what a call makes, there or by the name it is given."""
        names = {
            ast.dump(target).replace("Store()", "Load()")
            for around in (self.parents[call],)
            if isinstance(around, ast.Assign)
            for target in around.targets
        }
        return {
            item.context_expr.lineno
            for node in ast.walk(self.tree)
            if isinstance(node, ast.With)
            for item in node.items
            if item.context_expr is call or ast.dump(item.context_expr) in names
        }

    def partners_in_plate(self, name: str) -> set[int]:
        """The lines of the sites that a plate of this name holds on one side, and of their partners."""
        held = {
            row.name
            for row in self._rows
            for report in (row.model, row.guide)
            if report is not None and name in report.plates
        }
        return self.partners(site for site in self.sites if site.names & held)

    def losses(self) -> Iterator[ast.Call]:
        """The calls that make a loss."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and called(node).endswith("_ELBO"):
                yield node

    def _side_spans(self, side: str) -> set[tuple[int, int]]:
        spans = set()
        for row in self._rows:
            report = _side_of(row.model, row.guide, side)
            if report is not None:
                spans.add((report.span.line, report.span.column))
        return spans

    def _place(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        return node.lineno, self.offset(node.lineno, node.col_offset) - self._starts[node.lineno - 1] + 1

    def _find_sides(self, report: FileReport) -> dict[ast.AST, set[str]]:
        """Functions by the sides whose sites they hold; the innermost function of a site counts."""
        sides: dict[ast.AST, set[str]] = {}
        for side in (MODEL, GUIDE):
            spans = self._side_spans(side)
            defined = {getattr(pair, side).span.line for pair in report.pairs}
            for node in ast.walk(self.tree):
                if isinstance(node, ast.Call) and self._place(node) in spans:
                    around = next((one for one in self.ancestors(node) if isinstance(one, Definition)), None)
                elif isinstance(node, ast.FunctionDef) and node.lineno in defined:
                    around = node
                else:
                    continue
                if around is not None:
                    sides.setdefault(around, set()).add(side)
        return sides

    def _find_sites(self) -> Iterator[SampleSite]:
        for node in ast.walk(self.tree):
            if not isinstance(node, ast.Call) or called(node) != "sample":
                continue
            rows = [
                (row, side)
                for row in self._rows
                for side, report in ((MODEL, row.model), (GUIDE, row.guide))
                if report is not None and (report.span.line, report.span.column) == self._place(node)
            ]
            if rows:
                sides = {side for _, side in rows}
                observed = any(row.model is not None and row.model.observed != "no" for row, _ in rows)
                side = BOTH if len(sides) == 2 else sides.pop()
                yield SampleSite(node, side, frozenset(row.name for row, _ in rows), observed)

    def _find_plates(self) -> Iterator[Plate]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and called(node) == "plate" and (side := self.side(node)):
                item = self.parents.get(node)
                around = self.parents.get(item) if isinstance(item, ast.withitem) else None
                yield Plate(node, around if isinstance(around, ast.With) else None, side)


def _side_of(model: SideReport | None, guide: SideReport | None, side: str) -> SideReport | None:
    return model if side == MODEL else guide


def called(call: ast.Call) -> str:
    """The last part of the name of what is called."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def argument(call: ast.Call, index: int, name: str) -> ast.expr | None:
    """An argument by place or keyword, where it is written in the call."""
    plain = call.args[: index + 1]
    if len(plain) > index and not any(isinstance(one, ast.Starred) for one in plain):
        return plain[index]
    return keyword_value(call, name)


def keyword_value(call: ast.Call, name: str) -> ast.expr | None:
    """The value of a keyword."""
    return next((keyword.value for keyword in call.keywords if keyword.arg == name), None)


def lines_of(node: ast.expr | ast.stmt) -> range:
    """The lines on which a node stands."""
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)
