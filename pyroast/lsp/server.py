"""The language server itself: what the protocol asks for, answered from the checks of the open documents."""

from __future__ import annotations

import asyncio
import contextlib
import difflib
import os
import re
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from pyroast import __version__
from pyroast.finding import FileReport, Finding, Fix
from pyroast.fixes.document import Document
from pyroast.lsp.analysis import Analysis, Checked, by_place, overlaps
from pyroast.lsp.convert import Converter
from pyroast.lsp.documents import Documents
from pyroast.lsp.views import Outline, coverage, in_string, outline, partners, tables_at
from pyroast.project.notebooks import read_notebook
from pyroast.spans import Span, in_cell

PAUSE = 0.15
"""Seconds without a key stroke after which a document is checked."""
FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.pyroast"
Result = TypeVar("Result")
_LINES = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_KINDS = {
    "class": types.SymbolKind.Class,
    "function": types.SymbolKind.Function,
    "sample": types.SymbolKind.Variable,
    "deterministic": types.SymbolKind.Constant,
    "factor": types.SymbolKind.Number,
    "param": types.SymbolKind.Property,
    "plate": types.SymbolKind.Array,
}


class PyroastServer(LanguageServer):
    """One client's documents and what is known of them. Checks run one after the other in a thread of their own."""

    def __init__(self) -> None:
        super().__init__(
            "pyroast",
            __version__,
            notebook_document_sync=types.NotebookDocumentSyncOptions(
                notebook_selector=[types.NotebookDocumentFilterWithNotebook(notebook="jupyter-notebook")],
                save=True,
            ),
        )
        self.texts: dict[str, bytes] = {}
        self.analysis = Analysis(self.texts)
        self.checked: dict[str, Checked] = {}
        self._worker = ThreadPoolExecutor(1, "pyroast")
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._published: dict[str, list[types.Diagnostic]] = {}
        self._told: set[str] = set()

    @property
    def documents(self) -> Documents:
        """The open documents."""
        return Documents(self.workspace)

    @property
    def converter(self) -> Converter:
        """What converts places for this client."""
        documents = self.documents
        return Converter(self.workspace.position_codec, documents.lines, documents.uri)

    async def in_worker(self, work: Callable[[], Result]) -> Result:
        """The result of something slow; the server answers others meanwhile."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, work)

    def schedule(self, path: str, pause: float) -> None:
        """Check a document, and those that import it, after a pause in which nothing else comes; what waits is dropped."""
        waiting = self._waiting.pop(path, None)
        if waiting is not None:
            waiting.cancel()
        self._waiting[path] = asyncio.get_running_loop().create_task(self._check_later(path, pause))

    async def _check_later(self, path: str, pause: float) -> None:
        await asyncio.sleep(pause)
        await self.current(path)
        for other in list(self.checked):
            if other != path and path in self.checked[other].read:
                await self.refresh(other)
        self.publish()
        self._waiting.pop(path, None)

    async def current(self, path: str) -> Checked | None:
        """The check of an open document as it is now."""
        data = self.documents.data(path)
        if data is None:
            return None
        known = self.checked.get(path)
        if known is not None and known.data == data:
            return known
        self.texts[path] = data
        return await self.refresh(path)

    async def refresh(self, path: str) -> Checked | None:
        """Check an open document again; None where it has changed or been closed meanwhile."""
        data = self.documents.data(path)
        if data is None:
            return None
        checked = await self.in_worker(lambda: self._check(path, data))
        if checked is None or self.documents.data(path) != data:
            return None
        self.checked[path] = checked
        return checked

    def _check(self, path: str, data: bytes) -> Checked | None:
        if self.texts.get(path) != data:
            return None  # typed on while it waited for the worker
        return self.analysis.check(path, data)

    def forget(self, path: str) -> None:
        """Drop a document that has been closed."""
        waiting = self._waiting.pop(path, None)
        if waiting is not None:
            waiting.cancel()
        self.texts.pop(path, None)
        self.checked.pop(path, None)
        self.publish()

    def publish(self) -> None:
        """Send the diagnostics that are not what the client has."""
        converter = self.converter
        found: dict[str, list[types.Diagnostic]] = {}
        for (path, cell), findings in by_place(self.checked.values()).items():
            uri = converter.uri(path, cell)
            if uri is not None:
                found[uri] = [converter.diagnostic(finding) for finding, _ in findings]
        for uri in [*found, *(uri for uri in self._published if uri not in found)]:
            if self._published.get(uri, []) != found.get(uri, []):
                self.text_document_publish_diagnostics(
                    types.PublishDiagnosticsParams(uri, found.get(uri, []))
                )
        self._published = found
        for message in self.analysis.trouble.values():
            if message not in self._told:
                self._told.add(message)
                self.window_show_message(
                    types.ShowMessageParams(types.MessageType.Warning, f"pyroast: {message}")
                )

    def reports(self) -> list[FileReport]:
        """The reports on all open documents."""
        return [checked.report for checked in self.checked.values()]

    async def place(self, uri: str, given: types.Range) -> tuple[str, Span] | None:
        """The path and the span that a range of a document stands for, once the document is checked."""
        documents = self.documents
        path = documents.entry(uri)
        if path is None:
            return None
        await self.current(path)
        cell = documents.cell(uri)
        span = self.converter.span(path, cell, given)
        return path, in_cell(span, cell) if cell else span


server = PyroastServer()


def serve() -> None:
    """Serve one client on standard input and output."""
    # pygls closes what it writes to, and a stray print must not get in between the messages.
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    with contextlib.redirect_stdout(sys.stderr):
        server.start_io(stdout=output)


# What the client tells


@server.feature(types.INITIALIZED)
async def initialized(ls: PyroastServer, params: types.InitializedParams) -> None:
    """Ask to be told of files that change on the disk, where the client can do so."""
    workspace = ls.client_capabilities.workspace
    watching = None if workspace is None else workspace.did_change_watched_files
    if watching is None or not watching.dynamic_registration:
        return
    watchers = [types.FileSystemWatcher(glob_pattern) for glob_pattern in ("**/*.py", "**/pyproject.toml")]
    options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
    registration = types.Registration("pyroast-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
    await ls.client_register_capability_async(types.RegistrationParams([registration]))


@server.feature(types.TEXT_DOCUMENT_DID_OPEN)
async def opened(ls: PyroastServer, params: types.DidOpenTextDocumentParams) -> None:
    """Check at once."""
    _changed(ls, params.text_document.uri, 0.0)


@server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
async def changed(ls: PyroastServer, params: types.DidChangeTextDocumentParams) -> None:
    """Check after a pause."""
    _changed(ls, params.text_document.uri, PAUSE)


@server.feature(types.TEXT_DOCUMENT_DID_SAVE)
async def saved(ls: PyroastServer, params: types.DidSaveTextDocumentParams) -> None:
    """Check at once; settings may have been saved too."""
    path = ls.documents.entry(params.text_document.uri)
    if path is not None and path.endswith(("pyproject.toml", ".toml")):
        _settings_changed(ls)
    _changed(ls, params.text_document.uri, 0.0)


@server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
async def closed(ls: PyroastServer, params: types.DidCloseTextDocumentParams) -> None:
    """Take back what has been said of it."""
    path = ls.documents.entry(params.text_document.uri)
    if path is not None:
        ls.forget(path)


@server.feature(types.NOTEBOOK_DOCUMENT_DID_OPEN)
async def notebook_opened(ls: PyroastServer, params: types.DidOpenNotebookDocumentParams) -> None:
    """Check at once."""
    _changed(ls, params.notebook_document.uri, 0.0)


@server.feature(types.NOTEBOOK_DOCUMENT_DID_CHANGE)
async def notebook_changed(ls: PyroastServer, params: types.DidChangeNotebookDocumentParams) -> None:
    """Check after a pause."""
    _changed(ls, params.notebook_document.uri, PAUSE)


@server.feature(types.NOTEBOOK_DOCUMENT_DID_SAVE)
async def notebook_saved(ls: PyroastServer, params: types.DidSaveNotebookDocumentParams) -> None:
    """Check at once."""
    _changed(ls, params.notebook_document.uri, 0.0)


@server.feature(types.NOTEBOOK_DOCUMENT_DID_CLOSE)
async def notebook_closed(ls: PyroastServer, params: types.DidCloseNotebookDocumentParams) -> None:
    """Take back what has been said of it."""
    path = ls.documents.entry(params.notebook_document.uri)
    if path is not None:
        ls.forget(path)


@server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
async def watched(ls: PyroastServer, params: types.DidChangeWatchedFilesParams) -> None:
    """Files have changed on the disk: settings, or modules that open documents import."""
    _settings_changed(ls)


@server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
async def configured(ls: PyroastServer, params: types.DidChangeConfigurationParams) -> None:
    """Settings are read from pyproject.toml alone; read them anew."""
    _settings_changed(ls)


def _changed(ls: PyroastServer, uri: str, pause: float) -> None:
    path = ls.documents.entry(uri)
    if path is not None and (path.endswith((".py", ".pyi", ".ipynb")) or not uri.startswith("file:")):
        ls.schedule(path, pause)


def _settings_changed(ls: PyroastServer) -> None:
    ls.analysis.settings_changed()
    ls.checked.clear()
    for path in ls.documents.entries():
        ls.schedule(path, PAUSE)


# What the client asks


@server.feature(types.TEXT_DOCUMENT_HOVER)
async def hover(ls: PyroastServer, params: types.HoverParams) -> types.Hover | None:
    """The alignment table."""
    found = await ls.place(params.text_document.uri, types.Range(params.position, params.position))
    tables = [] if found is None else tables_at(ls.reports(), *found)
    if not tables:
        return None
    text = "\n\n".join(f"```text\n{table}\n```" for table in tables)
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text))


@server.feature(types.TEXT_DOCUMENT_CODE_LENS)
async def code_lens(ls: PyroastServer, params: types.CodeLensParams) -> list[types.CodeLens]:
    """How much of its model a guide covers."""
    uri = params.text_document.uri
    found = await ls.place(uri, types.Range(types.Position(0, 0), types.Position(0, 0)))
    if found is None:
        return []
    path, at = found
    return [
        types.CodeLens(ls.converter.range(path, span), types.Command(text, ""))
        for span, text in coverage(ls.reports(), path)
        if span.cell == at.cell
    ]


@server.feature(types.TEXT_DOCUMENT_DEFINITION)
async def definition(ls: PyroastServer, params: types.DefinitionParams) -> list[types.Location]:
    """From the name of a site to the other side's statement."""
    found = await ls.place(params.text_document.uri, types.Range(params.position, params.position))
    if found is None:
        return []
    path, at = found
    lines = ls.documents.lines(path, at.cell)
    if at.line > len(lines) or not in_string(lines[at.line - 1], at.column):
        return []
    places = (ls.converter.location(*place) for place in partners(ls.reports(), path, at))
    return [place for place in places if place is not None]


@server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
async def symbols(ls: PyroastServer, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
    """The sites, parameters and plates of each function."""
    uri = params.text_document.uri
    documents = ls.documents
    path, cell = documents.entry(uri), documents.cell(uri)
    text = None if path is None else documents.text(path, cell)
    if path is None or text is None:
        return []
    converter = ls.converter

    def symbol(one: Outline) -> types.DocumentSymbol:
        place = converter.range(path, in_cell(one.span, cell) if cell else one.span)
        children = [symbol(child) for child in one.children]
        return types.DocumentSymbol(
            one.name or " ", _KINDS[one.kind], place, place, one.kind, children=children
        )

    return [symbol(one) for one in outline(text)]


@server.feature(
    types.TEXT_DOCUMENT_CODE_ACTION,
    types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, FIX_ALL]),
)
async def code_actions(ls: PyroastServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Fixes of the findings at a place, a comment that hides them, and all safe fixes of the document."""
    uri = params.text_document.uri
    found = await ls.place(uri, params.range)
    if found is None:
        return []
    path, span = found
    only = params.context.only
    actions: list[types.CodeAction] = []
    if _is_asked(only, types.CodeActionKind.QuickFix.value):
        here = by_place(ls.checked.values()).get((path, span.cell), [])
        for finding, checked in here:
            if overlaps(finding.span, span):
                actions += await _quick_fixes(ls, finding, checked)
    if only and _is_asked(only, FIX_ALL):
        actions += await _fix_all(ls, path)
    return _each_once(actions)


def _is_asked(only: Iterable[types.CodeActionKind | str] | None, kind: str) -> bool:
    if not only:
        return True
    names = [each.value if isinstance(each, types.CodeActionKind) else each for each in only]
    return any(kind == name or kind.startswith(f"{name}.") for name in names)


async def _quick_fixes(ls: PyroastServer, finding: Finding, checked: Checked) -> list[types.CodeAction]:
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


async def _fix_all(ls: PyroastServer, path: str) -> list[types.CodeAction]:
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


def _each_once(actions: list[types.CodeAction]) -> list[types.CodeAction]:
    """Equal edits of several findings as one action for all of them."""
    kept: list[types.CodeAction] = []
    for action in actions:
        same = next((each for each in kept if (each.title, each.edit) == (action.title, action.edit)), None)
        if same is None:
            kept.append(action)
        else:
            same.diagnostics = [*(same.diagnostics or []), *(action.diagnostics or [])]
    return kept
