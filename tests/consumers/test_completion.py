"""Completion in the shells themselves, as far as they are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from pyroast.rules import registry
from tests.consumers.test_ci import _program

BASH = """
eval "$(pyroast completion bash)"
COMP_WORDS=({words}); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
_pyroast_completion pyroast "${{COMP_WORDS[$COMP_CWORD]}}"
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
ZSH = """
autoload -U compinit && compinit -u -D
_describe() {{ local each; for each in "${{(@P)3}}"; do print -r -- "${{each%%:*}}"; done }}
compadd() {{ shift $(( $# - 1 )); print -rl -- "${{(@P)1}}" }}
eval "$(pyroast completion zsh)"
words=({words}); CURRENT=${{#words}}
_pyroast_completion
"""
FISH = 'pyroast completion fish | source; complete -C "{words}"'
CASES = {
    "commands": ("pyroast ex", {"explain"}),
    "options": ("pyroast check --output-fi", {"--output-file"}),
    "formats": ("pyroast check --output-format rd", {"rdjson", "rdjsonl"}),
    "rules": ("pyroast check --select PYR30", {code for code in registry() if code.startswith("PYR30")}),
    "names": ("pyroast rule missing-in", {"missing-in-guide"}),
}


@pytest.mark.parametrize(("words", "expected"), CASES.values(), ids=CASES.keys())
@pytest.mark.parametrize(("shell", "script"), [("bash", BASH), ("zsh", ZSH), ("fish", FISH)])
def test_the_shell_completes(shell: str, script: str, words: str, expected: set[str], tmp_path: Path) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    done = subprocess.run(
        [program, "-c", script.format(words=words)],
        cwd=tmp_path,
        capture_output=True,
        timeout=120,
        env={**os.environ, "PATH": _program(tmp_path / "bin"), "HOME": str(tmp_path), "TERM": "dumb"},
    )
    assert {line.split("\t")[0] for line in done.stdout.decode("utf-8").splitlines()} == expected, done.stderr
