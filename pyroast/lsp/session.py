"""One client: its documents, their checks, and what it has been told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from pyroast import __version__
from pyroast.finding import FileReport
from pyroast.lsp.analysis import Analysis, Checked, by_place
from pyroast.lsp.convert import Converter
from pyroast.lsp.documents import Documents, path_of
from pyroast.project.read import UnreadableFile, read_file
from pyroast.spans import Span, in_cell

Result = TypeVar("Result")
PAUSE = 0.15
"""Seconds without a key stroke after which a document is checked."""


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
        self._searcher = ThreadPoolExecutor(1, "pyroast-search")
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._search: asyncio.Task[None] | None = None
        self._closed: set[str] = set()
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
        await self._refresh_importing(path)
        self._waiting.pop(path, None)

    async def _refresh_importing(self, path: str) -> None:
        """Check those again that have read a file, whichever root they are in, and publish: open documents first."""
        reading = [other for other in self.checked if other != path and path in self.checked[other].read]
        for other in reading:
            if other not in self._closed:
                await self.refresh(other)
        self.publish()
        for other in reading:
            if other in self._closed:
                await self.refresh(other)
                self.publish()

    def search_importing(self, path: str) -> None:
        """Look in the folders of the workspace for closed files that import a saved one, and check them from now on."""
        if self._search is not None:
            self._search.cancel()
        self._search = asyncio.get_running_loop().create_task(self._check_importing(path))

    async def _check_importing(self, path: str) -> None:
        folders = [each for each in map(path_of, self.workspace.folders) if each is not None]
        work = partial(self.analysis.importing, folders, path)
        for other in await asyncio.get_running_loop().run_in_executor(self._searcher, work):
            if other in self.checked or self.documents.data(other) is not None:
                continue
            self._closed.add(other)
            checked = await self.refresh(other)
            if other in self._closed and (checked is None or path not in checked.read):
                self._closed.discard(other)  # it mentions the module without importing it
                self.checked.pop(other, None)
        self.publish()

    def check_all(self) -> None:
        """Check everything anew."""
        self.checked.clear()
        for path in {*self.documents.entries(), *self._closed}:
            self.schedule(path, PAUSE)

    async def current(self, path: str) -> Checked | None:
        """The check of a document as it is now."""
        data = self._data(path)
        if data is None:
            return None
        known = self.checked.get(path)
        if known is not None and known.data == data:
            return known
        if path not in self._closed:
            self.texts[path] = data
        return await self.refresh(path)

    def _data(self, path: str) -> bytes | None:
        """The bytes of an open document, or of a closed one that is checked because it imports a saved one."""
        data = self.documents.data(path)
        if data is not None:
            self._closed.discard(path)
        elif path in self._closed:
            try:
                return read_file(path)
            except UnreadableFile:
                self._closed.discard(path)
                self.checked.pop(path, None)
        return data

    async def refresh(self, path: str) -> Checked | None:
        """Check a document again; None where it has changed or been closed meanwhile."""
        data = self._data(path)
        if data is None:
            return None
        checked = await self.in_worker(lambda: self._check(path, data))
        if checked is None or self._data(path) != data:
            return None
        self.checked[path] = checked
        return checked

    def _check(self, path: str, data: bytes) -> Checked | None:
        if self.texts.get(path, data) != data:
            return None  # typed on while it waited for the worker
        return self.analysis.check(path, data)

    async def forget(self, path: str) -> None:
        """Drop a document that has been closed: for those that import it, the disk counts again."""
        waiting = self._waiting.pop(path, None)
        if waiting is not None:
            waiting.cancel()
        self.texts.pop(path, None)
        self.checked.pop(path, None)
        self.publish()
        await self._refresh_importing(path)

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
