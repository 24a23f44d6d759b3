"""Between the units of pyroast and those of the protocol: places, findings and edits.

Lines and columns count from 0 there, columns in the units that client and server have agreed on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lsprotocol import types
from pygls.workspace import PositionCodec

from pyroast.finding import Edit, Finding, Related, Severity
from pyroast.report.home import rule_page
from pyroast.spans import Span

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_TAGS = {"PYR513": types.DiagnosticTag.Deprecated, "PYR003": types.DiagnosticTag.Unnecessary}

Lines = Callable[[str, int], Sequence[str]]
"""The lines of a file, or of a cell of a notebook, by path and number of the cell (0 elsewhere)."""
Uri = Callable[[str, int], "str | None"]
"""The name under which the client knows a file or a cell."""


class Converter:
    """Converts for one client; `lines` and `uri` know its documents."""

    def __init__(self, codec: PositionCodec, lines: Lines, uri: Uri) -> None:
        self._codec, self._lines, self.uri = codec, lines, uri

    def range(self, path: str, span: Span) -> types.Range:
        """A span as a range of the client."""
        return self._codec.range_to_client_units(
            list(self._lines(path, span.cell)),
            types.Range(
                types.Position(span.line - 1, span.column - 1),
                types.Position(span.end_line - 1, span.end_column - 1),
            ),
        )

    def span(self, path: str, cell: int, given: types.Range) -> Span:
        """A range of the client as a span; its cell is left to the caller."""
        found = self._codec.range_from_client_units(list(self._lines(path, cell)), given)
        start, end = found.start, found.end
        return Span(start.line + 1, start.character + 1, end.line + 1, end.character + 1)

    def location(self, path: str, span: Span) -> types.Location | None:
        """A place; None where the client has no name for it."""
        uri = self.uri(path, span.cell)
        return None if uri is None else types.Location(uri, self.range(path, span))

    def diagnostic(self, finding: Finding) -> types.Diagnostic:
        """A finding as the client shows it."""
        related = [each for place in finding.related if (each := self._related(place)) is not None]
        tag = _TAGS.get(finding.code)
        return types.Diagnostic(
            range=self.range(finding.path, finding.span),
            message=finding.message,
            severity=_SEVERITIES[finding.severity],
            code=finding.code,
            code_description=types.CodeDescription(rule_page(finding.name)),
            source="pyroast",
            tags=None if tag is None else [tag],
            related_information=related or None,
        )

    def _related(self, place: Related) -> types.DiagnosticRelatedInformation | None:
        location = self.location(place.path, place.span)
        return None if location is None else types.DiagnosticRelatedInformation(location, place.message)

    def workspace_edit(self, edits: Sequence[Edit]) -> types.WorkspaceEdit | None:
        """Edits of several files; None where the client has no name for one of them."""
        changes: dict[str, list[types.TextEdit]] = {}
        for edit in edits:
            uri = self.uri(edit.path, edit.span.cell)
            if uri is None:
                return None
            changes.setdefault(uri, []).append(types.TextEdit(self.range(edit.path, edit.span), edit.text))
        return types.WorkspaceEdit(changes=dict(changes))
