"""Programs that end badly: each gets a clear line and exit code 2, what was traced is reported, and nothing is left."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pyroast.runtime.sandbox import bwrap_works

pytestmark = pytest.mark.skipif(os.name != "posix", reason="tracing needs a POSIX system")

HEAD = """\
import os, sys, time
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

def model(x):
    pyro.sample("a", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(0.0, 1.0), obs=x)

def guide(x):
    pyro.sample("a", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))

def empty(x):
    pass

def train(g, n=1):
    svi = SVI(model, g, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO())
    for _ in range(n):
        svi.step(torch.tensor(0.0))

"""
FIRST = HEAD.count("\n") + 1
"""The line that what follows the head starts on."""


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str

    def document(self) -> dict[str, Any]:
        return json.loads(self.out)  # type: ignore[no-any-return]


def trace(folder: Path, text: str, *options: str, sandbox: str = "off", head: str = HEAD) -> Done:
    """`pyroast trace` of a program with the usual head."""
    (folder / "program.py").write_text(head + text, encoding="utf-8")
    return run(folder, "trace", "program.py", "--sandbox", sandbox, "--python", sys.executable, *options)


def run(folder: Path, *words: str, **environment: str) -> Done:
    done = subprocess.run(
        [sys.executable, "-m", "pyroast", *words], cwd=folder, capture_output=True, text=True, timeout=150,
        stdin=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **environment},
    )  # fmt: skip
    return Done(done.returncode, done.stdout, done.stderr)


def alive(marker: str) -> list[str]:
    """The processes whose command line holds a text."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            except OSError:
                continue
            if marker in command and "pytest" not in command:
                found.append(command)
    return found


@pytest.mark.parametrize(
    ("text", "says", "pairs"),
    [
        ("import nothing_of_that_name", "cannot import what it needs (ModuleNotFoundError", 0),
        ("raise LookupError('early')", f"raised LookupError: early at program.py:{FIRST}, before", 0),
        ("train(guide)\ntrain(empty)\nraise LookupError('late')", "with 2 pairs traced", 2),
        ("train(guide)\nos._exit(3)", "code 3 and without a word", 1),
        ("train(guide)\nos.kill(os.getpid(), 11)", "ended by SIGSEGV", 1),
        ("train(guide)\nsys.exit('enough')", "exited with code enough", 1),
        ("print('x' * 50_000_000)\ntrain(guide)\ninput()", "reads standard input, which is closed", 1),
        ("train(guide)\nbytearray(1 << 40)", f"ran out of memory (MemoryError at program.py:{FIRST + 1}, with", 1),
        ("torch.zeros(2, device='cuda')", "needs a GPU", 0),
        ("print('nothing to infer')", "without reaching an inference call", 0),
        ("old = pyro.sample\npyro.sample = lambda *a, **k: old(*a, **k)\ntrain(guide)", "replaces parts of Pyro (pyro.sample)", 1),
    ],
    ids=["import", "early", "late", "os-exit", "signal", "exit", "stdin", "memory", "gpu", "none", "patched"],
)  # fmt: skip
def test_a_bad_end_is_said(tmp_path: Path, text: str, says: str, pairs: int) -> None:
    done = trace(tmp_path, text, "--output-format", "json", "--to-the-end")
    assert says in done.err
    assert done.code == 2
    assert len(done.document()["pairs"]) == pairs
    assert all(pair["evidence"] == "traced" and pair["runs"] >= 3 for pair in done.document()["pairs"])


def test_nothing_is_left_at_the_time_limit(tmp_path: Path) -> None:
    marker = f"left-behind-{os.getpid()}"
    text = f"""\
import subprocess
train(guide)
for number in range(20):
    code = "import time; time.sleep(600)"
    subprocess.Popen([sys.executable, "-c", code, "{marker}"], start_new_session=number % 2 == 0)
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.execv(sys.executable, [sys.executable, "-c", code, "{marker}"])
    os._exit(0)
time.sleep(600)
"""
    started = time.monotonic()
    done = trace(tmp_path, text, "--timeout", "20", "--to-the-end")
    assert time.monotonic() - started < 60
    assert "the time limit of 20 s was reached, with 1 pair traced" in done.err
    assert "that the program left behind were ended" in done.err
    assert done.code == 2 and "aligned in 3 recorded runs" in done.out
    assert not alive(marker)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a signal at the death of the parent")
@pytest.mark.parametrize(
    "number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda each: each.name
)
def test_nothing_is_left_where_pyroast_itself_is_ended(tmp_path: Path, number: signal.Signals) -> None:
    marker = f"left-by-the-killed-{os.getpid()}-{number.name}"
    text = f"""\
import subprocess
for number in range(3):
    code = "import time; time.sleep(600)"
    subprocess.Popen([sys.executable, "-c", code, "{marker}"], start_new_session=number % 2 == 0)
time.sleep(600)
"""
    (tmp_path / "program.py").write_text(text.join(("import sys, time\n", "")), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "pyroast", "trace", "program.py", "--sandbox", "off", "--python", sys.executable],
        cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while len(alive(marker)) < 3 and time.monotonic() < deadline:
        time.sleep(0.1)
    assert len(alive(marker)) == 3
    process.send_signal(number)
    process.wait(60)
    while alive(marker) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not alive(marker)


def test_an_interpreter_without_pyro(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(HEAD, encoding="utf-8")
    (tmp_path / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" -S "$@"\n', encoding="utf-8")
    (tmp_path / "python").chmod(0o755)
    done = run(
        tmp_path,
        "trace",
        "program.py",
        "--sandbox",
        "off",
        "--python",
        str(tmp_path / "python"),
        PYTHONPATH="",
    )
    if "No module named pyroast" in done.err:  # pyroast itself is only on the path
        done = run(tmp_path, "trace", "program.py", "--sandbox", "off", "--python", str(tmp_path / "python"))
    assert "cannot import torch and Pyro" in done.err and "--python" in done.err
    assert done.code == 2


@pytest.mark.parametrize("sandbox", ["off", "auto"])
@pytest.mark.parametrize("name", ["./no-such-python", "no-such-python-on-the-path", "."])
def test_an_interpreter_that_is_none(tmp_path: Path, name: str, sandbox: str) -> None:
    done = trace(tmp_path, "", "--python", name, sandbox=sandbox)
    assert done.code == 2 and "cannot be started" in done.err


def test_the_run_ends_after_its_last_pair(tmp_path: Path) -> None:
    done = trace(tmp_path, "train(guide)\ntrain(empty, 10**9)", "--timeout", "100", "--output-format", "json")
    assert done.code == 1, done.err
    document = done.document()
    assert [pair["status"] for pair in document["pairs"]] == ["aligned", "misaligned"]
    assert document["pairs"][1]["said"] == ["UserWarning 'Found vars in model but not guide: {'a'}'"]
    (finding,) = document["findings"]
    assert (finding["code"], finding["line"], finding["evidence"]) == ("PYR301", 14, "traced")


def test_a_missing_sandbox_is_refused(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(HEAD, encoding="utf-8")
    done = run(tmp_path, "trace", "program.py", "--sandbox", "require", PATH=str(tmp_path))
    assert done.code == 2 and "--sandbox require: bubblewrap" in done.err


needs_bwrap = pytest.mark.skipif(
    not bwrap_works(), reason="bubblewrap is not installed, or this system forbids it"
)


@needs_bwrap
@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("train(guide)\nopen('made-by-the-program', 'w')", "--writable DIR allows a folder"),
        (
            "train(guide)\nimport socket\nsocket.create_connection(('192.0.2.1', 80), timeout=3)",
            "--sandbox off lets it",
        ),
    ],
    ids=["write", "network"],
)
def test_bubblewrap_denies_and_says_so(tmp_path: Path, text: str, says: str) -> None:
    done = trace(tmp_path, text, "--to-the-end", sandbox="require")
    assert "sandbox: bwrap" in done.err and says in done.err
    assert done.code == 2 and "aligned in 3 recorded runs" in done.out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["program.py"]


@needs_bwrap
def test_bubblewrap_lets_write_where_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    done = trace(
        tmp_path,
        "train(guide)\nopen('out/made', 'w')",
        "--to-the-end",
        "--writable",
        "out",
        sandbox="require",
    )
    assert done.code == 0, done.err
    assert (tmp_path / "out" / "made").exists()


def test_the_environment_is_scrubbed(tmp_path: Path) -> None:
    text = "assert 'SECRET_TOKEN' not in os.environ and os.environ['WANTED'] == '1'\ntrain(guide)"
    (tmp_path / "program.py").write_text(HEAD + text, encoding="utf-8")
    options = ("--sandbox", "off", "--python", sys.executable, "--env", "WANTED")
    done = run(tmp_path, "trace", "program.py", *options, SECRET_TOKEN="x", WANTED="1")
    assert done.code == 0, done.err
