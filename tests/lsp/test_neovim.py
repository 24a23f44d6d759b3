"""Neovim itself as the client: it shows the findings, applies a quick fix, and saves the fixed file."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .test_server import FIXED, PROGRAM

NEOVIM = shutil.which("nvim")
SCRIPT = """\
local client = vim.lsp.start_client({
  name = "pyroast", cmd = vim.fn.json_decode(vim.env.SERVER), root_dir = vim.fn.getcwd(),
})
vim.cmd("edit program.py")
local buffer = vim.api.nvim_get_current_buf()
vim.lsp.buf_attach_client(buffer, client)
local function shown() return vim.diagnostic.get(buffer) end
vim.wait(60000, function() return #shown() == 2 end, 20)
local found = {}
for _, each in ipairs(shown()) do
  table.insert(found, {code = each.code, line = each.lnum + 1, column = each.col, message = each.message})
end
local place = {line = 11, character = 25}
local answers = vim.lsp.buf_request_sync(buffer, "textDocument/codeAction", {
  textDocument = vim.lsp.util.make_text_document_params(), range = {start = place, ["end"] = place},
  context = {diagnostics = {}},
}, 60000)
local _, answer = next(answers)
vim.lsp.util.apply_workspace_edit(answer.result[1].edit, vim.lsp.get_client_by_id(client).offset_encoding)
vim.wait(60000, function() return #shown() == 0 end, 20)
vim.cmd("write")
vim.fn.writefile({vim.fn.json_encode({found = found, left = #shown(), title = answer.result[1].title})}, "said.json")
vim.cmd("qall!")
"""


@pytest.mark.skipif(NEOVIM is None, reason="Neovim is not installed")
def test_neovim_shows_and_fixes(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(PROGRAM, encoding="utf-8")
    (tmp_path / "script.lua").write_text(SCRIPT)
    assert NEOVIM is not None
    subprocess.run(
        [NEOVIM, "--headless", "--clean", "-n", "-S", "script.lua"],
        cwd=tmp_path, check=True, timeout=180, capture_output=True,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "SERVER": json.dumps([sys.executable, "-m", "pyroast", "server"])},
    )  # fmt: skip
    said = json.loads((tmp_path / "said.json").read_text())
    assert [(each["code"], each["line"]) for each in said["found"]] == [("PYR301", 11), ("PYR302", 12)]
    assert (said["title"], said["left"]) == ("Rename the site 'scael' to 'scale'", 0)
    assert (tmp_path / "program.py").read_text(encoding="utf-8") == FIXED
