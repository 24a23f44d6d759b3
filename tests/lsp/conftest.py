"""A client with its server for each test, in one of the encodings that clients ask for."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

pytest_lsp = pytest.importorskip("pytest_lsp")

from lsprotocol import types  # noqa: E402
from pygls.uris import from_fs_path  # noqa: E402
from pytest_lsp import ClientServerConfig, LanguageClient  # noqa: E402


def capabilities(encoding: str) -> types.ClientCapabilities:
    return types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind(encoding)]),
        text_document=types.TextDocumentClientCapabilities(
            publish_diagnostics=types.PublishDiagnosticsClientCapabilities(related_information=True)
        ),
        notebook_document=types.NotebookDocumentClientCapabilities(
            types.NotebookDocumentSyncClientCapabilities()
        ),
    )


@pytest_lsp.fixture(
    config=ClientServerConfig(server_command=[sys.executable, "-m", "pyroast", "server"]),
)
async def client(
    request: pytest.FixtureRequest, lsp_client: LanguageClient, tmp_path: Path
) -> AsyncIterator[None]:
    encoding = getattr(request, "param", "utf-16")
    await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=capabilities(encoding),
            workspace_folders=[
                types.WorkspaceFolder(from_fs_path(str(tmp_path / "one")) or "", "one"),
                types.WorkspaceFolder(from_fs_path(str(tmp_path / "two")) or "", "two"),
            ],
        )
    )
    lsp_client.encoding = encoding
    yield
    await lsp_client.shutdown_session()


class Editor:
    """Opens, changes and asks, as an editor does."""

    def __init__(self, client: LanguageClient) -> None:
        self.client = client
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}

    def open(self, path: Path, text: str) -> str:
        uri = from_fs_path(str(path)) or ""
        self.texts[uri] = text
        self.versions[uri] = 1
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "python", 1, text))
        )
        return uri

    def change(self, uri: str, text: str) -> None:
        self.texts[uri] = text
        self.versions[uri] += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self.versions[uri], uri),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    def codes(self, uri: str) -> list[str]:
        return sorted(str(each.code) for each in self.client.diagnostics.get(uri, ()))

    async def until(self, holds: Callable[[], bool], seconds: float = 20.0) -> None:
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, {uri: self.codes(uri) for uri in self.client.diagnostics}
            await asyncio.sleep(0.02)

    def units(self, text: str) -> int:
        """The length of a text in the units of the client's encoding."""
        width = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[self.client.encoding]
        return len(text.encode({1: "utf-8", 2: "utf-16-le", 4: "utf-32-le"}[width])) // width

    def position(self, uri: str, text: str, offset: int = 1) -> types.Position:
        """The place of an offset in the first occurrence of a text."""
        before = self.texts[uri].partition(text)[0] + text[:offset]
        return types.Position(before.count("\n"), self.units(before.rpartition("\n")[2]))

    def slice(self, uri: str, given: types.Range) -> str:
        """The text of a range on one line."""
        line = self.texts[uri].split("\n")[given.start.line]
        starts = {self.units(line[:index]): index for index in range(len(line) + 1)}
        return line[starts[given.start.character] : starts[given.end.character]]

    def applied(self, uri: str, edits: list[types.TextEdit]) -> str:
        """The text of a document after edits."""
        lines = self.texts[uri].split("\n")
        result = self.texts[uri]

        def offset(place: types.Position) -> int:
            before = sum(len(line) + 1 for line in lines[: place.line])
            line = lines[place.line] if place.line < len(lines) else ""
            column = next(
                index for index in range(len(line) + 1) if self.units(line[:index]) == place.character
            )
            return min(before + column, len(self.texts[uri]))

        for edit in sorted(edits, key=lambda each: offset(each.range.start), reverse=True):
            result = result[: offset(edit.range.start)] + edit.new_text + result[offset(edit.range.end) :]
        return result

    def actions(
        self, uri: str, place: types.Position, only: str | None = None
    ) -> Awaitable[list[types.CodeAction]]:
        return self.client.text_document_code_action_async(
            types.CodeActionParams(
                types.TextDocumentIdentifier(uri),
                types.Range(place, place),
                types.CodeActionContext([], only=None if only is None else [only]),
            )
        )


@pytest.fixture
def editor(client: LanguageClient) -> Editor:
    return Editor(client)
