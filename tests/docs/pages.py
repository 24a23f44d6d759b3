"""Pages whose programs are run: a `python` block that begins with `# name.py` is that file, a `text` block is the output
of the `sh` block above it.

Run `python -m tests.docs.pages` to write the real outputs into them.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = ("alignment.md", "quickstart.md", "runtime.md")
_BLOCK = re.compile(r"^```(?P<language>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_NAME = re.compile(r"# (\w+\.py)\n")


@dataclass(frozen=True, slots=True)
class Step:
    """A command of a page with the files that stand above it; its output stands from `start` to `end`."""

    command: str
    shown: str
    files: tuple[tuple[str, str], ...]
    start: int
    end: int

    @property
    def runs_programs(self) -> bool:
        """Whether the command runs a program that needs Pyro."""
        return self.command.startswith(("python ", "pyroast trace "))


def steps(page: str) -> list[Step]:
    """The commands of a page whose output is shown."""
    text = (DOCS / page).read_text(encoding="utf-8")
    files: dict[str, str] = {}
    found: list[Step] = []
    command = ""
    for match in _BLOCK.finditer(text):
        body = match["text"]
        if match["language"] == "python" and (name := _NAME.match(body)):
            files[name[1]] = body
        elif match["language"] == "sh":
            command = body.strip()
        elif match["language"] == "text" and command:
            found.append(Step(command, body, tuple(files.items()), match.start("text"), match.end("text")))
            command = ""
    return found


def run(step: Step, folder: Path) -> str:
    """What the command prints on standard output, with the page's files in the folder."""
    for name, text in step.files:
        (folder / name).write_text(text, encoding="utf-8")
    program, _, rest = step.command.partition(" ")
    arguments = [*(["-m", "pyroast"] if program == "pyroast" else []), *rest.split()]
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        capture_output=True,
        timeout=300,
        env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1", "NO_COLOR": "1"},
    )
    assert done.returncode in (0, 1) and not (program == "python" and done.returncode), done.stderr.decode()
    return done.stdout.decode("utf-8")


def _updated(page: str) -> Iterator[str]:
    text, position = (DOCS / page).read_text(encoding="utf-8"), 0
    with tempfile.TemporaryDirectory() as folder:
        for step in steps(page):
            yield text[position : step.start]
            yield run(step, Path(folder)).rstrip("\n") + "\n"
            position = step.end
    yield text[position:]


if __name__ == "__main__":
    for name in PAGES:
        (DOCS / name).write_text("".join(_updated(name)), encoding="utf-8")
