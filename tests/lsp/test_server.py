"""What the server says, in the position encodings that clients ask for: every line that matters has characters of two UTF-16 units in it."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pytest_lsp")

from lsprotocol import types
from pygls.uris import from_fs_path

from .conftest import Editor

pytestmark = pytest.mark.asyncio
in_all_encodings = pytest.mark.parametrize("client", ["utf-8", "utf-16", "utf-32"], indirect=True)

PROGRAM = """\
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

def model(data):
    "🎲"; scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
    with pyro.plate("data", len(data)):
        pyro.sample("obs", dist.Normal(0.0, scale), obs=data)

def guide(data):
    "🎲"; pyro.sample("scael", dist.LogNormal(0.0, 1.0))

"🎲"; SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(torch.ones(6))
"""
FIXED = PROGRAM.replace("scael", "scale")
MODELS, _, TRAIN = PROGRAM.partition('"🎲"; SVI')
TRAIN = (
    f"import torch, pyro\nfrom pyro.infer import SVI, Trace_ELBO\nfrom models import model, guide\nSVI{TRAIN}"
)
# Under names that say nothing of a pair: without the call, there is none.
SPLIT_MODELS = MODELS.replace("def model", "def density").replace("def guide", "def posterior")
FIXED_MODELS = SPLIT_MODELS.replace("scael", "scale")
SPLIT_TRAIN = TRAIN.replace("model, guide", "density, posterior")


@in_all_encodings
async def test_diagnostics_come_and_go_with_the_text(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open(tmp_path / "program.py", PROGRAM)
    await editor.until(lambda: editor.codes(uri) == ["PYR301", "PYR302"])
    found = {str(each.code): each for each in editor.client.diagnostics[uri]}
    extra = found["PYR302"]
    assert editor.slice(uri, extra.range) == 'pyro.sample("scael", dist.LogNormal(0.0, 1.0))'
    assert extra.source == "pyroast"
    assert extra.severity == types.DiagnosticSeverity.Error
    assert extra.code_description is not None and extra.code_description.href.endswith(
        "/rules/extra-in-guide.html"
    )
    missing = found["PYR301"]
    assert missing.related_information is not None
    (related,) = missing.related_information
    assert (related.location.uri, editor.slice(uri, related.location.range)) == (
        uri, 'pyro.sample("scale", dist.LogNormal(0.0, 1.0))',
    )  # fmt: skip
    editor.change(uri, FIXED)
    await editor.until(lambda: editor.codes(uri) == [])
    editor.change(uri, PROGRAM.replace("Adam({})", "Adam({)"))
    await editor.until(lambda: editor.codes(uri) == ["PYR001"])
    editor.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
    await editor.until(lambda: editor.codes(uri) == [])


@in_all_encodings
async def test_quick_fixes_are_edits_of_the_buffer(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open(tmp_path / "program.py", PROGRAM)
    await editor.until(lambda: editor.codes(uri) == ["PYR301", "PYR302"])
    actions = await editor.actions(uri, editor.position(uri, "scael"))
    titles = [action.title for action in actions]
    assert titles[0] == "Rename the site 'scael' to 'scale'"
    assert titles[1].startswith("Mark 'scael' as auxiliary (unsafe: ")
    assert titles[2] == "Ignore PYR302 on this line"
    assert [action.is_preferred for action in actions] == [True, None, None]
    for action, expected in zip(actions, (FIXED, None, None)):
        assert action.edit is not None and action.edit.changes is not None
        text = editor.applied(uri, list(action.edit.changes[uri]))
        assert expected in (None, text)
        editor.change(uri, text)
        await editor.until(lambda: "PYR302" not in editor.codes(uri))
        editor.change(uri, PROGRAM)
        await editor.until(lambda: "PYR302" in editor.codes(uri))


@in_all_encodings
async def test_all_safe_fixes_at_once(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open(tmp_path / "program.py", PROGRAM)
    start = types.Position(0, 0)
    for only in ("source.fixAll.pyroast", "source.fixAll"):
        (action,) = await editor.actions(uri, start, only)
        assert action.kind == "source.fixAll.pyroast"
        assert action.edit is not None and action.edit.changes is not None
        assert editor.applied(uri, list(action.edit.changes[uri])) == FIXED
    assert not await editor.actions(uri, start, "source.organizeImports")
    assert not await editor.actions(uri, start)


@in_all_encodings
async def test_tables_lenses_partners_and_symbols(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open(tmp_path / "program.py", FIXED)
    document = types.TextDocumentIdentifier(uri)

    async def hovered(place: types.Position) -> str:
        found = await editor.client.text_document_hover_async(types.HoverParams(document, place))
        if found is None:
            return ""
        assert isinstance(found.contents, types.MarkupContent)
        return found.contents.value

    row = await hovered(editor.position(uri, 'sample("scale"', 9))
    assert "must be sampled by the guide" in row and "observed: the guide" not in row
    table = await hovered(editor.position(uri, "SVI(model"))
    assert "must be sampled by the guide" in table and "observed: the guide" in table
    assert await hovered(editor.position(uri, "def guide", 5)) == table
    assert await hovered(editor.position(uri, "import torch")) == ""

    lenses = await editor.client.text_document_code_lens_async(types.CodeLensParams(document))
    assert [(lens.range.start.line, lens.command and lens.command.title) for lens in lenses or ()] == [
        (10, "1 of 1 latents of model covered")
    ]
    place = editor.position(uri, 'sample("scale"', 9)
    found = await editor.client.text_document_definition_async(types.DefinitionParams(document, place))
    assert isinstance(found, list)
    assert [(each.uri, each.range.start.line) for each in found if isinstance(each, types.Location)] == [
        (uri, 11)
    ]

    symbols = await editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(document))
    assert [(each.name, [child.name for child in each.children or ()]) for each in symbols or ()] == [
        ("model", ["scale", "data", "obs"]), ("guide", ["scale"]),
    ]  # fmt: skip


async def test_what_imports_a_changed_file_is_checked_again(editor: Editor, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "models.py").write_text(FIXED.partition('"🎲"; SVI')[0], encoding="utf-8")
    train = editor.open(tmp_path / "one" / "train.py", TRAIN)
    other = editor.open(tmp_path / "two" / "train.py", TRAIN)
    models = editor.open(tmp_path / "one" / "models.py", FIXED.partition('"🎲"; SVI')[0])
    editor.change(models, MODELS)
    await editor.until(lambda: editor.codes(models) == ["PYR301", "PYR302"])
    assert editor.codes(train) == editor.codes(other) == []
    (action, *_) = await editor.actions(models, editor.position(models, "scael"))
    assert action.edit is not None and action.edit.changes is not None
    assert list(action.edit.changes) == [models]
    editor.change(models, editor.applied(models, list(action.edit.changes[models])))
    await editor.until(lambda: editor.codes(models) == [])


async def test_a_document_of_another_root_is_checked_again(editor: Editor, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
    (tmp_path / "one" / "models.py").write_text(FIXED_MODELS, encoding="utf-8")
    (tmp_path / "two" / "pyproject.toml").write_text('[tool.pyroast]\nroots = ["../one"]\n')
    train = editor.open(tmp_path / "two" / "train.py", SPLIT_TRAIN)
    models = editor.open(tmp_path / "one" / "models.py", FIXED_MODELS)
    editor.change(models, SPLIT_MODELS)
    await editor.until(lambda: editor.codes(models) == ["PYR301", "PYR302"])
    assert editor.codes(train) == []
    (extra,) = (each for each in editor.client.diagnostics[models] if each.code == "PYR302")
    assert editor.slice(models, extra.range) == 'pyro.sample("scael", dist.LogNormal(0.0, 1.0))'
    close = types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(models))
    editor.client.text_document_did_close(close)  # without saving: the disk counts again
    await editor.until(lambda: editor.codes(models) == [])


async def test_closed_files_that_import_a_saved_one_are_checked(editor: Editor, tmp_path: Path) -> None:
    folder = tmp_path / "one" / "package"
    folder.mkdir(parents=True)
    models = folder / "models.py"
    models.write_text(FIXED_MODELS, encoding="utf-8")
    (folder / "parts.py").write_text("from .models import density, posterior\n")
    names = {"train": "package.parts", "left_out": "package.parts", "alone": "models_of_others"}
    for name, source in names.items():  # the last one mentions the module, and does not import it
        text = SPLIT_TRAIN.replace("from models", f"from {source}") + '"models"\n'
        (tmp_path / "one" / f"{name}.py").write_text(text, encoding="utf-8")
    (tmp_path / "one" / ".gitignore").write_text("left_out.py\n")
    uri = editor.open(models, FIXED_MODELS)
    await editor.actions(uri, types.Position(0, 0))

    def save(text: str) -> None:
        editor.change(uri, text)
        models.write_text(text, encoding="utf-8")
        editor.client.text_document_did_save(
            types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri))
        )

    save(SPLIT_MODELS)
    await editor.until(lambda: editor.codes(uri) == ["PYR301", "PYR302"])
    editor.change(uri, FIXED_MODELS)  # from now on they are checked as those that are open
    await editor.until(lambda: editor.codes(uri) == [])
    save(SPLIT_MODELS)
    await editor.until(lambda: editor.codes(uri) == ["PYR301", "PYR302"])
    train = tmp_path / "one" / "train.py"
    wrong = train.read_text(encoding="utf-8").replace("Trace_ELBO()", "Trace_ELBO")
    train.write_text(wrong, encoding="utf-8")
    place = from_fs_path(str(train)) or ""
    editor.client.workspace_did_change_watched_files(
        types.DidChangeWatchedFilesParams([types.FileEvent(place, types.FileChangeType.Changed)])
    )
    await editor.until(lambda: bool(editor.codes(place)))
    assert not any("alone" in name or "left_out" in name for name in editor.client.diagnostics)
    train.unlink()
    editor.client.workspace_did_change_watched_files(
        types.DidChangeWatchedFilesParams([types.FileEvent(place, types.FileChangeType.Deleted)])
    )
    await editor.until(lambda: editor.codes(place) == editor.codes(uri) == [])


@in_all_encodings
async def test_places_in_closed_files(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    closed = tmp_path / "one" / "größe_日本.py"
    closed.write_text(SPLIT_MODELS, encoding="utf-8")
    train = editor.open(tmp_path / "one" / "train.py", SPLIT_TRAIN.replace("from models", "from größe_日本"))
    uri = from_fs_path(str(closed)) or ""
    editor.texts[uri] = SPLIT_MODELS
    await editor.until(lambda: editor.codes(uri) == ["PYR301", "PYR302"])
    assert editor.codes(train) == []
    found = {str(each.code): each for each in editor.client.diagnostics[uri]}
    assert editor.slice(uri, found["PYR302"].range) == 'pyro.sample("scael", dist.LogNormal(0.0, 1.0))'
    (related,) = found["PYR301"].related_information or ()
    assert related.location.uri == uri
    assert editor.slice(uri, related.location.range) == 'pyro.sample("scale", dist.LogNormal(0.0, 1.0))'


async def test_notebooks_are_checked_cell_by_cell(editor: Editor, tmp_path: Path) -> None:
    head, _, rest = PROGRAM.partition("def guide")
    guide, _, call = rest.partition('"🎲"; SVI')
    texts = ["# Title", head.rstrip(), f"def guide{guide.rstrip()}", f'%time\n"🎲"; SVI{call.rstrip()}']
    notebook = from_fs_path(str(tmp_path / "n.ipynb")) or ""
    uris = [f"vscode-notebook-cell:{tmp_path}/n.ipynb#c{number}" for number in range(len(texts))]
    kinds = [types.NotebookCellKind.Markup, *[types.NotebookCellKind.Code] * 3]
    editor.client.notebook_document_did_open(
        types.DidOpenNotebookDocumentParams(
            types.NotebookDocument(
                notebook,
                "jupyter-notebook",
                1,
                [types.NotebookCell(kind, uri) for kind, uri in zip(kinds, uris)],
            ),
            [types.TextDocumentItem(uri, "python", 1, text) for uri, text in zip(uris, texts)],
        )
    )
    editor.texts.update(zip(uris, texts))
    await editor.until(lambda: editor.codes(uris[2]) == ["PYR301", "PYR302"])
    assert [editor.codes(uri) for uri in (uris[0], uris[1], uris[3])] == [[], [], []]
    (related,) = (
        place
        for each in editor.client.diagnostics[uris[2]]
        if each.code == "PYR301"
        for place in each.related_information or ()
    )
    assert related.location.uri == uris[1]
    (action, *_) = await editor.actions(uris[2], editor.position(uris[2], "scael"))
    assert action.edit is not None and action.edit.changes is not None
    assert editor.applied(uris[2], list(action.edit.changes[uris[2]])) == texts[2].replace("scael", "scale")
    (everything,) = await editor.actions(uris[2], types.Position(0, 0), "source.fixAll")
    assert everything.edit is not None and everything.edit.changes is not None
    assert list(everything.edit.changes) == [uris[2]]
    assert editor.applied(uris[2], list(everything.edit.changes[uris[2]])) == texts[2].replace(
        "scael", "scale"
    )


async def test_keys_in_quick_succession_are_checked_once(editor: Editor, tmp_path: Path) -> None:
    uri = editor.open(tmp_path / "program.py", FIXED)
    await editor.actions(uri, types.Position(0, 0))
    for count in range(40):
        editor.change(uri, PROGRAM.replace("scael", f"scael{count}"))
    editor.change(uri, PROGRAM)
    await editor.until(lambda: editor.codes(uri) == ["PYR301", "PYR302"])
    assert all("scael'" in each.message for each in editor.client.diagnostics[uri] if each.code == "PYR302")


async def test_wrong_settings_are_said_and_do_not_end_the_server(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.pyroast]\nselct = []\n")
    uri = editor.open(tmp_path / "program.py", PROGRAM)
    await editor.until(lambda: editor.codes(uri) == ["PYR301", "PYR302"])
    await editor.until(lambda: any("selct" in each.message for each in editor.client.messages))
