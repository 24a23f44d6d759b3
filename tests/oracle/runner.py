"""Runs programs under Pyro, each in a child forked from one process that has imported it.

The warm process is this very file run as a script: it reads one path a line and answers one JSON object a
line. The process that asks never imports torch or Pyro, so that a test may use both pyroast and the oracle.
"""

from __future__ import annotations

import json
import os
import runpy
import select
import signal
import subprocess
import sys
import time
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import IO, Any

TIMEOUT_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class ShownWarning:
    """One warning; `lines` are the program's own lines on the stack, the outermost call first."""

    category: str
    message: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PyroOutcome:
    """What a program did under Pyro; `raised` is the type and message of the exception that ended it."""

    raised: tuple[str, str] | None
    raised_lines: tuple[int, ...]
    shown: tuple[ShownWarning, ...]
    seconds: float

    @property
    def warnings(self) -> list[str]:
        """The messages of all warnings, repetitions included, in the order of their appearance."""
        return [warning.message for warning in self.shown]


class PyroProcess:
    """The warm process; `run` asks it to execute one program in a fresh child."""

    def __init__(self) -> None:
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).resolve())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            text=True,
            encoding="utf-8",
        )

    def run(self, program: Path) -> PyroOutcome:
        """Execute `program` as `__main__`, with validation on and every warning recorded."""
        requests, answers = self._process.stdin, self._process.stdout
        assert requests is not None and answers is not None
        requests.write(json.dumps(str(program)) + "\n")
        requests.flush()
        answer = answers.readline()
        if not answer:
            raise RuntimeError("the process that holds Pyro has ended")
        return _outcome(json.loads(answer))

    def close(self) -> None:
        """End the warm process and wait for it."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


@contextmanager
def pyro_process() -> Iterator[PyroProcess]:
    """The warm process for the length of a `with` block."""
    process = PyroProcess()
    try:
        yield process
    finally:
        process.close()


def _outcome(record: dict[str, Any]) -> PyroOutcome:
    raised = record["raised"]
    return PyroOutcome(
        raised=None if raised is None else (raised[0], raised[1]),
        raised_lines=tuple(record["raised_lines"]),
        shown=tuple(ShownWarning(kind, text, tuple(lines)) for kind, text, lines in record["shown"]),
        seconds=record["seconds"],
    )


# What follows runs in the warm process and in its children only.


def _serve() -> None:
    """Answer requests until standard input ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    # Nothing that a program or a library prints may reach the answers.
    _silence()
    _import_everything()
    for request in sys.stdin:
        record = _run_in_child(json.loads(request))
        answers.write(json.dumps(record) + "\n")
        answers.flush()


def _silence() -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def _import_everything() -> None:
    """Import once what nearly every program imports, also what torch imports at the first optimiser step."""
    import pyro
    import pyro.contrib.autoname
    import pyro.contrib.easyguide
    import pyro.infer.autoguide
    import pyro.infer.mcmc
    import pyro.infer.reparam
    import pyro.optim
    import torch
    import torch._dynamo

    torch.set_num_threads(1)
    pyro.enable_validation(True)


def _run_in_child(program: str) -> dict[str, Any]:
    """Fork, execute the program in the child, and read its record; a child that hangs is killed."""
    reader, writer = os.pipe()
    started = time.monotonic()
    child = os.fork()
    if child == 0:
        os.close(reader)
        with os.fdopen(writer, "w", encoding="utf-8") as stream:
            _execute(program, stream)
        os._exit(0)
    os.close(writer)
    text = _read_until_closed(reader, started + TIMEOUT_SECONDS)
    if text is None:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    record: dict[str, Any] = {"raised": None, "raised_lines": [], "shown": []}
    if text is None:
        record["raised"] = ["Timeout", f"still running after {TIMEOUT_SECONDS:.0f} s"]
    elif not text:
        record["raised"] = ["ProcessDied", f"wait status {status}"]
    else:
        record = json.loads(text)
    return {**record, "seconds": time.monotonic() - started}


def _read_until_closed(reader: int, deadline: float) -> str | None:
    """All that the child writes, or None when the deadline passes first."""
    chunks: list[bytes] = []
    with os.fdopen(reader, "rb", buffering=0) as stream:
        while True:
            ready, _, _ = select.select([stream], [], [], max(0.0, deadline - time.monotonic()))
            if not ready:
                return None
            chunk = stream.read(65536)
            if not chunk:
                return b"".join(chunks).decode("utf-8")
            chunks.append(chunk)


def _execute(program: str, stream: IO[str]) -> None:
    """Run the program as a script and write the record of what it raised and showed."""
    shown: list[tuple[str, str, list[int]]] = []

    def record_warning(message: Any, category: type[Warning], *_where: object, **_more: object) -> None:
        shown.append((category.__name__, str(message), _lines_of(program, sys._getframe(1))))

    warnings.simplefilter("always")
    warnings.showwarning = record_warning
    sys.argv = [program]
    sys.path.insert(0, str(Path(program).parent))
    raised: tuple[str, str] | None = None
    raised_lines: list[int] = []
    try:
        runpy.run_path(program, run_name="__main__")
    except SystemExit as stop:
        if stop.code not in (None, 0):
            raised = ("SystemExit", str(stop.code))
    except BaseException as error:
        raised = (type(error).__name__, str(error))
        frames = traceback.walk_tb(error.__traceback__)
        raised_lines = [line for frame, line in frames if frame.f_code.co_filename == program]
    json.dump({"raised": raised, "raised_lines": raised_lines, "shown": shown}, stream)


def _lines_of(program: str, frame: FrameType | None) -> list[int]:
    lines: list[int] = []
    while frame is not None:
        if frame.f_code.co_filename == program:
            lines.append(frame.f_lineno)
        frame = frame.f_back
    return lines[::-1]


if __name__ == "__main__":
    _serve()
