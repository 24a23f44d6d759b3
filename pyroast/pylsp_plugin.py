"""The plugin for python-lsp-server: exact ranges, related places and quick fixes beside its other linters.

The hooks and their parameters are those of `pylsp.hookspecs`; places count UTF-16 units, as the protocol does by default.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol, Union

from pylsp import hookimpl

from pyroast.finding import Edit, FileReport, Finding, Fix, Related, Severity
from pyroast.fixes.source import LINE_END
from pyroast.lsp.analysis import Analysis, Checked, overlaps
from pyroast.lsp.texts import encoded, text_on_disk
from pyroast.project.merge import merged
from pyroast.records import replace
from pyroast.report.elsewhere import shown_in
from pyroast.report.home import rule_page
from pyroast.spans import Span

Json = Union[None, bool, int, str, "list[Json]", "dict[str, Json]"]
_SEVERITIES = {Severity.ERROR: 1, Severity.WARNING: 2, Severity.INFO: 3}
_DEPRECATED = 2
_TAGS = {"PYR513": _DEPRECATED}


class Document(Protocol):
    """What is used of `pylsp.workspace.Document`."""

    uri: str
    path: str
    source: str


class Workspace(Protocol):
    """What is used of `pylsp.workspace.Workspace`."""

    documents: Mapping[str, Document]


class Config(Protocol):
    """What is used of `pylsp.config.config.Config`."""

    def plugin_settings(self, plugin: str, document_path: str | None = None) -> Mapping[str, object]:
        """The settings of a plugin."""


@hookimpl
def pylsp_settings() -> dict[str, Json]:
    """Flake8 keeps silent on what this plugin says with exact ranges."""
    return {"plugins": {"flake8": {"extendIgnore": ["PYR"]}, "pyroast": {"enabled": True}}}


@hookimpl
def pylsp_lint(config: Config, workspace: Workspace, document: Document) -> list[Json]:
    """The findings in a document."""
    if not config.plugin_settings("pyroast", document_path=document.path).get("enabled", True):
        return []
    if _said_by_flake8(config, document):
        return []
    checked = _checked(workspace, document)
    lines = LINE_END.split(document.source)
    return [_diagnostic(finding, lines, workspace) for _, finding in _findings(checked)]


@hookimpl
def pylsp_code_actions(
    config: Config, workspace: Workspace, document: Document, range: Mapping[str, Mapping[str, int]]
) -> list[Json]:
    """The fixes of the findings at a place, and comments that hide them."""
    if not config.plugin_settings("pyroast", document_path=document.path).get("enabled", True):
        return []
    lines = LINE_END.split(document.source)
    place = Span(*_point(lines, range["start"]), *_point(lines, range["end"]))
    checked = _checked(workspace, document)
    analysis = Analysis(_texts(workspace))
    actions: list[Json] = []
    for finding, shown in _findings(checked):
        if overlaps(shown.span, place):
            fixes = analysis.fixes(checked, finding)
            comment = analysis.ignoring(checked, finding)
            for fix in (*fixes, *([comment] if comment is not None else [])):
                actions.append(_action(fix, shown, lines, workspace))
    return actions


def _said_by_flake8(config: Config, document: Document) -> bool:
    """Whether pylsp's flake8 shows the same findings, because the user's settings say so."""
    settings = config.plugin_settings("flake8", document_path=document.path)
    ignored = settings.get("extendIgnore") or ()
    return bool(settings.get("enabled")) and not (isinstance(ignored, Sequence) and "PYR" in ignored)


def _findings(checked: Checked) -> list[tuple[Finding, Finding]]:
    """The findings, and as this document shows them: those in other files at the call of their pair."""
    (report,) = merged([checked.report])
    found = [(finding, _shown(report, finding)) for finding in report.findings]
    return [(finding, shown) for finding, shown in found if shown is not None]


def _shown(report: FileReport, finding: Finding) -> Finding | None:
    place = shown_in(report, finding)
    if place is None or finding.path == report.path:
        return None if place is None else finding
    span, message = place
    there = Related(finding.path, finding.span, finding.message)
    return replace(finding, path=report.path, span=span, message=message, related=(there, *finding.related))


def _texts(workspace: Workspace) -> dict[str, bytes]:
    return {document.path: encoded(document.source) for document in list(workspace.documents.values())}


def _checked(workspace: Workspace, document: Document) -> Checked:
    texts = _texts(workspace)
    own = texts.pop(document.path, None)
    if own is None:
        own = encoded(document.source)
    return _check(document.path, own, tuple(sorted(texts.items())))


@lru_cache(maxsize=8)
def _check(path: str, data: bytes, others: tuple[tuple[str, bytes], ...]) -> Checked:
    return Analysis(dict(others)).check(path, data)


def _diagnostic(finding: Finding, lines: Sequence[str], workspace: Workspace) -> Json:
    related: list[Json] = [
        {
            "location": {
                "uri": _uri(place.path, workspace),
                "range": _range(_lines(place.path, lines, finding.path), place.span),
            },
            "message": place.message,
        }
        for place in finding.related
    ]
    tags: list[Json] = [_TAGS[finding.code]] if finding.code in _TAGS else []
    return {
        "source": "pyroast",
        "code": finding.code,
        "codeDescription": {"href": rule_page(finding.name)},
        "range": _range(lines, finding.span),
        "message": finding.message,
        "severity": _SEVERITIES[finding.severity],
        "relatedInformation": related,
        "tags": tags,
    }


def _action(fix: Fix, finding: Finding, lines: Sequence[str], workspace: Workspace) -> Json:
    title = fix.description[:1].upper() + fix.description[1:]
    changes: dict[str, Json] = {}
    for path in dict.fromkeys(edit.path for edit in fix.edits):
        own = [edit for edit in fix.edits if edit.path == path]
        changes[_uri(path, workspace)] = _edits(own, _lines(path, lines, finding.path))
    return {
        "title": title if fix.safe else f"{title} (unsafe: {fix.reason})",
        "kind": "quickfix",
        "diagnostics": [_diagnostic(finding, lines, workspace)],
        "edit": {"changes": changes},
    }


def _edits(edits: Iterable[Edit], lines: Sequence[str]) -> list[Json]:
    return [{"range": _range(lines, edit.span), "newText": edit.text} for edit in edits]


def _lines(path: str, lines: Sequence[str], own: str) -> Sequence[str]:
    """The lines of the document, or of another file on the disk."""
    if path == own:
        return lines
    return LINE_END.split(text_on_disk(path) or "")


def _uri(path: str, workspace: Workspace) -> str:
    known = next((document.uri for document in workspace.documents.values() if document.path == path), None)
    return Path(path).as_uri() if known is None else known


def _range(lines: Sequence[str], span: Span) -> Json:
    return {
        "start": {"line": span.line - 1, "character": _units(lines, span.line, span.column)},
        "end": {"line": span.end_line - 1, "character": _units(lines, span.end_line, span.end_column)},
    }


def _units(lines: Sequence[str], line: int, column: int) -> int:
    text = lines[line - 1] if line <= len(lines) else ""
    return len(text[: column - 1].encode("utf-16-le", "surrogatepass")) // 2


def _point(lines: Sequence[str], place: Mapping[str, int]) -> tuple[int, int]:
    text = lines[place["line"]] if place["line"] < len(lines) else ""
    data = text.encode("utf-16-le", "surrogatepass")[: 2 * place["character"]]
    return place["line"] + 1, len(data.decode("utf-16-le", "ignore")) + 1
