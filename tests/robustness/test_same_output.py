"""The output does not depend on the hash seed: byte for byte, over all programs that are kept for tests."""

from __future__ import annotations

import os
import subprocess
import sys

from .worker import ROOT

FOLDERS = ("tests/oracle/programs", "tests/cases", "pyroast/examples")


def output(seed: str) -> bytes:
    command = [sys.executable, "-m", "pyroast", "check", "--select", "PYR", "--output-format", "json"]
    folders = [folder for folder in FOLDERS if (ROOT / folder).is_dir()]
    process = subprocess.run(
        [*command, *folders],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=False,
    )
    assert process.returncode in (0, 1, 2), process.stderr.decode()[-2000:]
    assert process.stdout.startswith(b"{"), process.stderr.decode()[-2000:]
    return process.stdout


def test_two_hash_seeds() -> None:
    assert output("1") == output("2")
