"""The documents that the client has opened: files and notebooks, their bytes, and what their parts are called."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence

from lsprotocol import types
from pygls.uris import from_fs_path, to_fs_path
from pygls.workspace import Workspace

from pyroast.fixes.source import LINE_END
from pyroast.lsp.texts import encoded, text_on_disk


class Documents:
    """A view of pygls's workspace by absolute paths with `/`, and numbers of cells for notebooks."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def notebook_of(self, uri: str) -> types.NotebookDocument | None:
        """The notebook that a cell belongs to."""
        return self._workspace.get_notebook_document(cell_uri=uri)

    def entry(self, uri: str) -> str | None:
        """The path of the file or notebook that a document, a cell or a notebook is part of."""
        if uri in self._workspace.notebook_documents:
            return path_of(uri)
        notebook = self.notebook_of(uri)
        return path_of(uri if notebook is None else notebook.uri)

    def cell(self, uri: str) -> int:
        """The number of a cell in its notebook, from 1; 0 for files."""
        notebook = self.notebook_of(uri)
        if notebook is None:
            return 0
        return next(number for number, cell in enumerate(notebook.cells, 1) if cell.document == uri)

    def uri(self, path: str, cell: int) -> str | None:
        """What the client calls a file or a cell."""
        if not cell:
            known = self._open(path)
            return from_fs_path(path) if known is None else known
        notebook = self._notebook(path)
        return None if notebook is None or cell > len(notebook.cells) else notebook.cells[cell - 1].document

    def _open(self, path: str) -> str | None:
        return next((uri for uri in self._workspace.text_documents if path_of(uri) == path), None)

    def _notebook(self, path: str) -> types.NotebookDocument | None:
        return next(
            (each for uri, each in self._workspace.notebook_documents.items() if path_of(uri) == path), None
        )

    def text(self, path: str, cell: int) -> str | None:
        """The text of an open document or cell, or of a file on the disk; None where there is none."""
        uri = self.uri(path, cell)
        if uri is not None and uri in self._workspace.text_documents:
            return str(self._workspace.get_text_document(uri).source)
        return text_on_disk(path)

    def lines(self, path: str, cell: int) -> Sequence[str]:
        """The lines of a document, without their ends."""
        return LINE_END.split(self.text(path, cell) or "")

    def entries(self) -> Iterator[str]:
        """The paths of all open files and notebooks."""
        cells: set[str] = {
            cell.document
            for notebook in self._workspace.notebook_documents.values()
            for cell in notebook.cells
        }
        for uri in (*self._workspace.text_documents, *self._workspace.notebook_documents):
            path = None if uri in cells else path_of(uri)
            if path is not None:
                yield path

    def data(self, path: str) -> bytes | None:
        """The bytes of an open file or notebook as the client has it; None where it is not open."""
        notebook = self._notebook(path)
        if notebook is not None:
            return self._joined(notebook)
        uri = self._open(path)
        return None if uri is None else encoded(str(self._workspace.get_text_document(uri).source))

    def _joined(self, notebook: types.NotebookDocument) -> bytes:
        cells: list[dict[str, object]] = [
            {
                "cell_type": "code" if cell.kind == types.NotebookCellKind.Code else "markdown",
                "metadata": {},
                "source": str(self._workspace.get_text_document(cell.document).source),
            }
            for cell in notebook.cells
        ]
        return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


def path_of(uri: str) -> str | None:
    """The path of a file with `/`; the part of another name that tells untitled buffers apart."""
    path = to_fs_path(uri) if uri.startswith("file:") else uri.partition(":")[2]
    return path.replace(os.sep, "/") if path else None
