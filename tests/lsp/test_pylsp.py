"""The plugin inside python-lsp-server, asked over its pipes: exact ranges, fixes, and nothing said twice.

lsprotocol cannot structure what pylsp says of notebooks, so the messages are written and read here as they are.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pylsp")

from .test_server import FIXED, PROGRAM

ENTRY_POINTS = "[pylsp]\npyroast = pyroast.pylsp_plugin\n"


class Pylsp:
    """A running server; `ask` returns an answer, `told` waits for a notification."""

    def __init__(self, folder: Path, module: tuple[str, ...] = ("pylsp",)) -> None:
        # The entry point as an installed package has it, whether or not this checkout is installed.
        metadata = folder / "site" / "pyroast_plugin-0.dist-info"
        metadata.mkdir(parents=True)
        (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: pyroast-plugin\nVersion: 0\n")
        (metadata / "entry_points.txt").write_text(ENTRY_POINTS)
        paths = [str(metadata.parent), str(Path(__file__).parents[2])]
        self._process = subprocess.Popen(
            [sys.executable, "-m", *module],
            cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )  # fmt: skip
        self._count = 0

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self._process.stdin.flush()

    def _messages(self) -> Iterator[dict[str, Any]]:
        assert self._process.stdout is not None
        while True:
            length = 0
            while (line := self._process.stdout.readline().strip()) or not length:
                if line.startswith(b"Content-Length:"):
                    length = int(line.partition(b":")[2])
            yield json.loads(self._process.stdout.read(length))

    def ask(self, method: str, **parameters: Any) -> Any:
        self._count += 1
        self._send({"id": self._count, "method": method, "params": parameters})
        return next(
            each for each in self._messages() if each.get("id") == self._count and "method" not in each
        )["result"]

    def tell(self, method: str, **parameters: Any) -> None:
        self._send({"method": method, "params": parameters})

    def told(self, method: str) -> Any:
        return next(each for each in self._messages() if each.get("method") == method)["params"]

    def end(self) -> None:
        self.ask("shutdown")
        self.tell("exit")
        self._process.communicate(timeout=30)

    def kill(self) -> None:
        """End a server that is not listened to any more."""
        self._process.kill()
        self._process.communicate()


@pytest.fixture
def pylsp(tmp_path: Path) -> Iterator[Pylsp]:
    server = Pylsp(tmp_path)
    yield server
    server.end()


def diagnostics(pylsp: Pylsp, folder: Path, flake8: dict[str, Any]) -> list[dict[str, Any]]:
    """What is said of the program; other linters are off."""
    others = {
        name: {"enabled": False} for name in ("pycodestyle", "pyflakes", "mccabe", "pydocstyle", "jedi")
    }
    settings = {"pylsp": {"plugins": {**others, "flake8": flake8}}}
    pylsp.ask(
        "initialize", processId=None, rootUri=folder.as_uri(), capabilities={}, initializationOptions=settings
    )
    pylsp.tell("initialized")
    document = {
        "uri": (folder / "program.py").as_uri(),
        "languageId": "python",
        "version": 1,
        "text": PROGRAM,
    }
    pylsp.tell("textDocument/didOpen", textDocument=document)
    said: list[dict[str, Any]] = pylsp.told("textDocument/publishDiagnostics")["diagnostics"]
    return said


def cut(place: dict[str, dict[str, int]]) -> str:
    line = PROGRAM.split("\n")[place["start"]["line"]].encode("utf-16-le")
    return line[2 * place["start"]["character"] : 2 * place["end"]["character"]].decode("utf-16-le")


@pytest.mark.parametrize(
    "flake8",
    [
        {"enabled": False},
        {"enabled": True, "select": ["PYR"]},
        {"enabled": True, "select": ["PYR"], "extendIgnore": ["E203"]},
    ],
    ids=["alone", "with flake8", "with flake8 and settings of its own"],
)
def test_each_finding_is_said_once(pylsp: Pylsp, tmp_path: Path, flake8: dict[str, Any]) -> None:
    said = diagnostics(pylsp, tmp_path, flake8)
    assert sorted(each["code"] for each in said) == ["PYR301", "PYR302"]
    (extra,) = (each for each in said if each["code"] == "PYR302")
    assert cut(extra["range"]) == 'pyro.sample("scael", dist.LogNormal(0.0, 1.0))'
    (missing,) = (each for each in said if each["code"] == "PYR301")
    assert cut(missing["relatedInformation"][0]["location"]["range"]) == (
        'pyro.sample("scale", dist.LogNormal(0.0, 1.0))'
    )


def test_quick_fixes(pylsp: Pylsp, tmp_path: Path) -> None:
    (extra,) = (each for each in diagnostics(pylsp, tmp_path, {"enabled": False}) if each["code"] == "PYR302")
    uri = (tmp_path / "program.py").as_uri()
    actions = pylsp.ask(
        "textDocument/codeAction",
        textDocument={"uri": uri},
        range=extra["range"],
        context={"diagnostics": []},
    )
    ours = [action for action in actions if "scael" in action["title"] or "PYR302" in action["title"]]
    assert [action["title"].partition(" (")[0] for action in ours] == [
        "Rename the site 'scael' to 'scale'", "Mark 'scael' as auxiliary", "Ignore PYR302 on this line",
    ]  # fmt: skip
    (edit,) = ours[0]["edit"]["changes"][uri]
    assert cut(edit["range"]) == '"scael"'
    assert PROGRAM.replace('"scael"', edit["newText"]) == FIXED
