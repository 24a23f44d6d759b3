"""Traces programs in children forked from one process that has imported Pyro.

The warm process is this very file run as a script, with the child of pyroast loaded from its path: one request a line in,
the events of one child and an empty line out. The process that asks never imports torch or Pyro.
"""

from __future__ import annotations

import importlib.util
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHILD = Path(__file__).resolve().parents[2] / "pyroast" / "runtime" / "child.py"
TIMEOUT_SECONDS = 60.0


class WarmProcess:
    """The warm process; `trace` asks it to run one request in a fresh child."""

    def __init__(self) -> None:
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).resolve())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        )

    def trace(self, request: dict[str, Any]) -> list[bytes]:
        """The lines that the child writes."""
        requests, answers = self._process.stdin, self._process.stdout
        assert requests is not None and answers is not None
        requests.write(json.dumps(request).encode() + b"\n")
        requests.flush()
        lines: list[bytes] = []
        for line in answers:
            if line == b"\n":
                return lines
            lines.append(line)
        raise RuntimeError("the process that holds Pyro has ended")

    def close(self) -> None:
        """End the warm process and wait for it."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


@contextmanager
def warm_process() -> Iterator[WarmProcess]:
    """The warm process for the length of a `with` block."""
    process = WarmProcess()
    try:
        yield process
    finally:
        process.close()


# What follows runs in the warm process and in its children only.


def _serve() -> None:
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    child = _load_child()
    for line in sys.stdin.buffer:
        for event in _run_in_child(child, json.loads(line)):
            answers.write(event + b"\n")
        answers.write(b"\n")
        answers.flush()


def _load_child() -> Any:
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
    spec = importlib.util.spec_from_file_location("pyroast_child", CHILD)
    assert spec is not None and spec.loader is not None
    child = importlib.util.module_from_spec(spec)
    sys.modules["pyroast_child"] = child
    spec.loader.exec_module(child)
    child.install()
    return child


def _run_in_child(child: Any, request: dict[str, Any]) -> list[bytes]:
    reader, writer = os.pipe()
    deadline = time.monotonic() + TIMEOUT_SECONDS
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        try:
            child.run(request, child.writer(writer))
        finally:
            os._exit(0)
    os.close(writer)
    data = b""
    with os.fdopen(reader, "rb", buffering=0) as stream:
        while time.monotonic() < deadline:
            if select.select([stream], [], [], max(0.0, deadline - time.monotonic()))[0]:
                chunk = stream.read(1 << 16)
                if not chunk:
                    break
                data += chunk
    if time.monotonic() >= deadline:
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    ended = {"event": "exit", "status": status, "timeout": time.monotonic() >= deadline}
    return [*(line for line in data.split(b"\n") if line), json.dumps(ended).encode()]


if __name__ == "__main__":
    _serve()
