"""Reads README.md: its commands, the output that it shows for each, and its other blocks.

Run `python -m tests.readme` to write the real outputs into it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyroast

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
EXAMPLES = Path(pyroast.__file__).parent / "examples"
_BLOCK = re.compile(r"^```(?P<language>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
INSTALLS = re.compile(r"python3 -m venv|\. \.venv|pip install")


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the README; `shown` is the output below it, which stands from `start` to `end`."""

    text: str
    shown: str | None
    start: int = 0
    end: int = 0

    @property
    def steps(self) -> list[str]:
        """The parts that the shell runs one after the other."""
        return self.text.split(" && ")

    @property
    def installs(self) -> bool:
        """Whether a part of it changes the environment."""
        return any(INSTALLS.match(step) for step in self.steps)


def blocks(language: str) -> list[str]:
    """The texts of all fenced blocks of a language."""
    return [
        match["text"] for match in _BLOCK.finditer(README.read_text("utf-8")) if match["language"] == language
    ]


def commands() -> list[Command]:
    """The shell commands in their order; a block `text` right below one is its output."""
    text = README.read_text(encoding="utf-8")
    found: list[Command] = []
    pending: re.Match[str] | None = None
    for match in _BLOCK.finditer(text):
        if match["language"] == "text":
            assert pending is not None and not text[pending.end() : match.start()].strip(), match[0]
            found[-1] = Command(found[-1].text, match["text"], match.start("text"), match.end("text"))
            pending = None
        elif match["language"] == "sh":
            found.extend(Command(line, None) for line in match["text"].splitlines())
            pending = match
    return found


def copy_examples(folder: Path) -> None:
    """Put the examples where a checkout has them: the package itself may be installed elsewhere."""
    shutil.copytree(EXAMPLES, folder / "pyroast" / "examples", ignore=shutil.ignore_patterns("__pycache__"))


def run(command: str, folder: Path) -> tuple[int, str]:
    """Exit code and standard output of a command whose programs are those of this Python."""
    programs = {"pyroast": "-m pyroast", "flake8": "-m flake8", "python": ""}
    name, _, rest = command.partition(" ")
    done = subprocess.run(
        ["bash", "-c", f"'{sys.executable}' {programs[name]} {rest}"],
        cwd=folder,
        capture_output=True,
        timeout=300,
        # Plugins of pytest that are installed beside may have something to say about their own settings.
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )
    assert not done.stderr, done.stderr.decode()
    return done.returncode, done.stdout.decode("utf-8")


def _updated() -> Iterator[str]:
    text, position = README.read_text(encoding="utf-8"), 0
    with tempfile.TemporaryDirectory() as folder:
        copy_examples(Path(folder))
        for command in commands():
            if command.shown is not None:
                yield text[position : command.start]
                yield run(command.text, Path(folder))[1].rstrip("\n") + "\n"
                position = command.end
    yield text[position:]


if __name__ == "__main__":
    README.write_text("".join(_updated()), encoding="utf-8")
