"""Code actions: quick fixes, comments that ignore a finding, and all safe fixes of a document."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from lsprotocol import types

from pyroast.finding import Finding, Fix
from pyroast.fixes.document import Document
from pyroast.lsp.analysis import Checked
from pyroast.lsp.session import PyroastServer
from pyroast.project.notebooks import read_notebook

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.pyroast"
_LINES = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


async def quick_fixes(ls: PyroastServer, finding: Finding, checked: Checked) -> list[types.CodeAction]:
    fixes = await ls.in_worker(lambda: ls.analysis.fixes(checked, finding))
    comment = await ls.in_worker(lambda: ls.analysis.ignoring(checked, finding))
    preferred = next((fix for fix in fixes if fix.safe), None)
    actions = [
        _action(ls, finding, fix, fix is preferred) for fix in (*fixes, *([comment] if comment else []))
    ]
    return [action for action in actions if action is not None]


def _action(ls: PyroastServer, finding: Finding, fix: Fix, preferred: bool) -> types.CodeAction | None:
    edit = ls.converter.workspace_edit(fix.edits)
    if edit is None:
        return None
    title = fix.description[:1].upper() + fix.description[1:]
    return types.CodeAction(
        title=title if fix.safe else f"{title} (unsafe: {fix.reason})",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[ls.converter.diagnostic(finding)],
        is_preferred=preferred or None,
        edit=edit,
    )


async def fix_all(ls: PyroastServer, path: str) -> list[types.CodeAction]:
    checked = await ls.current(path)
    if checked is None:
        return []
    outcome = await ls.in_worker(lambda: ls.analysis.all_fixed(checked))
    data = dict(outcome.changed).get(path)
    if data is None or not outcome.fixed:
        return []
    documents = ls.documents
    changes: dict[str, list[types.TextEdit]] = {}
    for cell, text in _texts(path, data):
        uri, old = documents.uri(path, cell), documents.text(path, cell)
        if uri is not None and old is not None and old != text:
            changes[uri] = list(_line_edits(old, text))
    return [
        types.CodeAction(
            "Fix all that pyroast can fix safely", FIX_ALL, edit=types.WorkspaceEdit(changes=changes)
        )
    ]


def _texts(path: str, data: bytes) -> list[tuple[int, str]]:
    if path.endswith(".ipynb"):
        return [(cell.number, cell.source) for cell in read_notebook(data).cells]
    return [(0, Document(path, data).text or "")]


def _line_edits(old: str, new: str) -> Iterable[types.TextEdit]:
    """The changed lines, whole, which needs no columns."""
    before, after = _LINES.findall(old), _LINES.findall(new)
    for kind, first, last, start, end in difflib.SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if kind != "equal":
            place = types.Range(types.Position(first, 0), types.Position(last, 0))
            yield types.TextEdit(place, "".join(after[start:end]))


def each_once(actions: list[types.CodeAction]) -> list[types.CodeAction]:
    """Equal edits of several findings as one action for all of them."""
    kept: list[types.CodeAction] = []
    for action in actions:
        same = next((each for each in kept if (each.title, each.edit) == (action.title, action.edit)), None)
        if same is None:
            kept.append(action)
        else:
            same.diagnostics = [*(same.diagnostics or []), *(action.diagnostics or [])]
    return kept
