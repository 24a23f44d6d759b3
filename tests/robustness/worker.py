"""Checks sources in a process of its own: one JSON line for each; a source that takes too long ends the process."""

from __future__ import annotations

import contextlib
import faulthandler
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TIME_LIMIT = 120
"""Seconds for one source, a wide margin as machines are busy: what takes more than a few is a defect."""

MEMORY_LIMIT = 3 << 30
"""Bytes of address space of a process that checks, where the system can limit it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source; `statuses` are those of its pairs, `codes` and `messages` those of its findings."""

    name: str
    seconds: float
    codes: tuple[str, ...]
    messages: tuple[str, ...]
    statuses: tuple[str, ...]

    @property
    def crashed(self) -> bool:
        return "PYR000" in self.codes

    @property
    def refused(self) -> bool:
        return "PYR001" in self.codes


def check_sources(
    sources: Sequence[tuple[str, str]], seed: int = 0, limit: int = TIME_LIMIT
) -> list[Outcome]:
    """Check named sources, given as text, or as a path behind "@" (then a remark on Pyro is appended).

    An exception that leaves the engine, the end of the process and a source that takes over `limit` seconds fail
    the calling test with the name of the source.
    """
    with Worker(seed, limit) as worker:
        return worker.check(sources)


class Worker:
    """A process that checks, started anew after one that has ended: what tests share who check small sources."""

    def __init__(self, seed: int = 0, limit: int = TIME_LIMIT) -> None:
        self._seed, self._limit = seed, limit
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *raised: object) -> None:
        if self._process is not None:
            self._process.communicate()
            self._process = None

    def check(self, sources: Sequence[tuple[str, str]]) -> list[Outcome]:
        """Check named sources, as `check_sources` does."""
        process = self._process = self._process or self._start()
        assert process.stdin is not None and process.stdout is not None
        outcomes: list[Outcome] = []
        with contextlib.suppress(BrokenPipeError):
            process.stdin.write(json.dumps(list(sources)) + "\n")
            process.stdin.flush()
            while len(outcomes) < len(sources) and (line := process.stdout.readline()):
                name, seconds, codes, messages, statuses = json.loads(line)
                outcomes.append(Outcome(name, seconds, tuple(codes), tuple(messages), tuple(statuses)))
        if len(outcomes) != len(sources):
            self._process = None
            code = process.wait()
            self._stderr.seek(0)
            ended = self._stderr.read()[-3000:].decode(errors="replace")
            raise AssertionError(f"{sources[len(outcomes)][0]}: exit code {code}\n{ended}")
        return outcomes

    def _start(self) -> subprocess.Popen[str]:
        self._stderr = tempfile.TemporaryFile()  # noqa: SIM115  # the process outlives this call
        return subprocess.Popen(
            [sys.executable, "-m", "tests.robustness.worker", str(self._limit)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._stderr, text=True, cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": str(self._seed)},
        )  # fmt: skip


def check_text(source: str, name: str = "program") -> Outcome:
    """Check one source."""
    return check_sources([(name, source)])[0]


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not on every system
        return
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


def _work(limit: float) -> None:
    from pyroast.check import check_source

    _limit_memory()
    for name, source in (each for line in sys.stdin for each in json.loads(line)):
        data = (
            Path(source[1:]).read_bytes() + b"\n# pyro\n"
            if source.startswith("@")
            else source.encode("utf-8", "surrogatepass")
        )
        faulthandler.dump_traceback_later(limit, exit=True)
        started = time.process_time()
        report = check_source(name, data)
        seconds = time.process_time() - started
        faulthandler.cancel_dump_traceback_later()
        codes = [finding.code for finding in report.findings]
        messages = [finding.message for finding in report.findings]
        print(
            json.dumps([name, seconds, codes, messages, [pair.status for pair in report.pairs]]), flush=True
        )


if __name__ == "__main__":
    _work(float(sys.argv[1]))
