"""The language server itself: what the protocol asks for, answered from the checks of the open documents."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable

from lsprotocol import types

from pyroast.lsp.actions import FIX_ALL, each_once, fix_all, quick_fixes
from pyroast.lsp.analysis import by_place, overlaps
from pyroast.lsp.session import PAUSE, PyroastServer
from pyroast.lsp.views import Outline, coverage, in_string, outline, partners, tables_at
from pyroast.spans import in_cell

_KINDS = {
    "class": types.SymbolKind.Class,
    "function": types.SymbolKind.Function,
    "sample": types.SymbolKind.Variable,
    "deterministic": types.SymbolKind.Constant,
    "factor": types.SymbolKind.Number,
    "param": types.SymbolKind.Property,
    "plate": types.SymbolKind.Array,
}

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
    """Check at once, with the closed files that import it; settings may have been saved too."""
    path = ls.documents.entry(params.text_document.uri)
    if path is not None and path.endswith(("pyproject.toml", ".toml")):
        _settings_changed(ls)
    _changed(ls, params.text_document.uri, 0.0)
    if path is not None and path.endswith(".py"):
        ls.search_importing(path)


@server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
async def closed(ls: PyroastServer, params: types.DidCloseTextDocumentParams) -> None:
    """Take back what has been said of it."""
    path = ls.documents.entry(params.text_document.uri)
    if path is not None:
        await ls.forget(path)


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
        await ls.forget(path)


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
    ls.check_all()


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
                actions += await quick_fixes(ls, finding, checked)
    if only and _is_asked(only, FIX_ALL):
        actions += await fix_all(ls, path)
    return each_once(actions)


def _is_asked(only: Iterable[types.CodeActionKind | str] | None, kind: str) -> bool:
    if not only:
        return True
    names = [each.value if isinstance(each, types.CodeActionKind) else each for each in only]
    return any(kind == name or kind.startswith(f"{name}.") for name in names)
