"""Starts the child under its warden and reads what it writes, until it ends or its time is up."""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Union

from pyroast.records import dataclass
from pyroast.runtime import sandbox
from pyroast.runtime.order import CannotTrace, Order
from pyroast.runtime.protocol import Recording, read_events

Json = Union[None, bool, int, float, str, "list[Json]", "dict[str, Json]"]
HERE = Path(__file__).resolve().parent
GRACE = 10.0  # for the warden to end what is left, and to say so
MAX_BYTES = 1 << 30


@dataclass(frozen=True, slots=True)
class Launched:
    """The recording of a child, and the level at which it was kept in."""

    recording: Recording
    level: str
    seconds: float


def interpreter(asked: str) -> str:
    """The interpreter to run: the one asked for, that of the active environment, or pyroast's own.

    Raises:
        CannotTrace: the one asked for is no program.
    """
    if asked:
        found = shutil.which(asked)
        if found is None:
            raise CannotTrace(f"{asked} cannot be started: no program has this path or name")
        return found
    for name in ("VIRTUAL_ENV", "CONDA_PREFIX"):
        path = os.path.join(os.environ.get(name) or os.devnull, "bin", "python")
        if os.path.exists(path):
            return path
    return sys.executable


def request_of(order: Order) -> dict[str, Json]:
    """The order in the words of the child."""
    folder = os.path.dirname(os.path.abspath(order.script)) if order.script is not None else os.getcwd()
    return {
        "script": None if order.script is None else os.path.abspath(order.script),
        "arguments": list(order.arguments), "source": order.source, "folder": folder, "factories": list(order.factories),
        "by_name": [list(pair) for pair in order.by_name],
        "expected": [[os.path.abspath(path), line] for path, line in order.expected],
        "run_name": order.run_name, "runs": order.runs, "fork": hasattr(os, "fork"),
    }  # fmt: skip


def launch(order: Order) -> Launched:
    """Run an order to its end.

    Raises:
        CannotTrace: the system has no processes of the kind needed, or the interpreter cannot be started.
        NoSandbox: a sandbox is required and does not work here.
    """
    if os.name != "posix":
        raise CannotTrace("tracing needs a POSIX system")
    level = sandbox.level(order.sandbox)
    python = interpreter(order.python)
    started = time.monotonic()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as request:
        json.dump(request_of(order), request)
        request.seek(0)
        reader, writer = os.pipe()
        try:
            process = _start(order, level, python, writer, request.fileno())
        except BaseException:
            os.close(reader)
            raise
        finally:
            os.close(writer)
        try:
            data = _read(reader, process, started + order.seconds + GRACE)
        finally:
            os.close(reader)
            _finish(process)
    recording = read_events(data.split(b"\n"))
    failed = (recording.exit or {}).get("failed")
    if failed:
        raise CannotTrace(f"{python} cannot be started: {failed}")
    return Launched(recording, level, time.monotonic() - started)


def _start(order: Order, level: str, python: str, results: int, request: int) -> subprocess.Popen[bytes]:
    command = [python, str(HERE / "child.py"), str(results), str(request)]
    folder = os.getcwd()
    if level == sandbox.BWRAP:
        readable = [
            str(HERE),
            *(os.path.dirname(os.path.abspath(order.script)) for _ in "1" if order.script is not None),
        ]
        readable += [
            os.path.dirname(os.path.dirname(os.path.abspath(python))),
            os.path.dirname(os.path.realpath(python)),
        ]
        readable += [path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path]
        command = sandbox.bwrap_command(command, folder, readable, order.writable)
    instructions = {
        "command": command, "environment": sandbox.environment(order.environment), "folder": folder, "seconds": order.seconds,
        "results": results, "keep": [results, request], "limits": sandbox.limits(order.seconds),
    }  # fmt: skip
    output = sys.stderr.fileno() if order.show_output else subprocess.DEVNULL
    return subprocess.Popen(
        [sys.executable, "-I", "-S", str(HERE / "warden.py"), json.dumps(instructions)],
        stdin=subprocess.DEVNULL, stdout=output, stderr=output,
        pass_fds=(results, request), start_new_session=True,
    )  # fmt: skip


def _read(reader: int, process: subprocess.Popen[bytes], deadline: float) -> bytes:
    """All that is written until the warden has ended."""
    chunks: list[bytes] = []
    size = 0
    while True:
        ended = process.poll() is not None
        ready, _, _ = select.select([reader], [], [], 0 if ended else 0.05)
        if ready:
            chunk = os.read(reader, 1 << 16)
            if not chunk:
                break
            size += len(chunk)
            if size <= MAX_BYTES:
                chunks.append(chunk)
        elif ended or time.monotonic() > deadline:
            break
    return b"".join(chunks)


def _finish(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(timeout=1)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
