"""The warden: starts one command under limits, ends all that it leaves behind, and says how it ended.

A small process between pyroast and the child, run by pyroast's interpreter without site-packages, so that orphans of the
user's program come to it and to no one else (`PR_SET_CHILD_SUBREAPER`). It is given JSON as its argument.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import signal
import subprocess
import sys
import time

SUBREAPER, PARENT_DEATH = 36, 1  # PR_SET_CHILD_SUBREAPER, PR_SET_PDEATHSIG (linux/prctl.h)
POLL = 0.01


def _prctl(option: int, value: int) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    import ctypes

    try:
        return bool(ctypes.CDLL(None, use_errno=True).prctl(option, value, 0, 0, 0) == 0)
    except (OSError, AttributeError):
        return False


def _limit(which: int, amount: int) -> None:
    _, hard = resource.getrlimit(which)
    if hard != resource.RLIM_INFINITY:
        amount = min(amount, hard)
    resource.setrlimit(which, (amount, amount))


def _apply(limits: dict[str, int]) -> None:
    for name, amount in limits.items():
        _limit(getattr(resource, name), amount)


def _parents() -> dict[int, int]:
    """The parent of every process that can be seen."""
    found: dict[int, int] = {}
    try:
        names = os.listdir("/proc")
    except OSError:
        return found
    for name in names:
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat", "rb") as stream:
                    text = stream.read()
                fields = text[text.rindex(b")") + 2 :].split()
            except (OSError, ValueError):
                continue  # it has ended meanwhile
            found[int(name)] = int(fields[1])
    return found


def _descendants() -> set[int]:
    parents, own = _parents(), os.getpid()
    found: set[int] = set()
    grown = True
    while grown:
        more = {
            pid for pid, parent in parents.items() if (parent == own or parent in found) and pid not in found
        }
        found |= more
        grown = bool(more)
    return found


def _sweep(group: int) -> int:
    """Kill all that is left of the command; how many processes that were."""
    killed: set[int] = set()
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        left = _descendants()
        for pid in left:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
            killed.add(pid)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(group, signal.SIGKILL)
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            break
        time.sleep(POLL)
    return len(killed)


def main() -> int:
    """Run the command; the last line on the results descriptor says how it ended."""
    order = json.loads(sys.argv[1])
    results, deadline = order["results"], time.monotonic() + order["seconds"]
    _prctl(SUBREAPER, 1)
    stopped: list[int] = []
    for each in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(each, lambda number, frame: stopped.append(number))
    # Where pyroast itself is killed, what it started is ended all the same.
    _prctl(PARENT_DEATH, signal.SIGTERM)

    def prepare() -> None:
        _prctl(PARENT_DEATH, signal.SIGKILL)
        _apply(order["limits"])

    try:
        process = subprocess.Popen(
            order["command"], stdin=subprocess.DEVNULL, env=order["environment"], cwd=order["folder"] or None,
            start_new_session=True, pass_fds=order["keep"], preexec_fn=prepare,
        )  # fmt: skip
    except OSError as error:
        os.write(results, b"\n" + json.dumps({"event": "exit", "failed": str(error)}).encode() + b"\n")
        return 1
    timed_out = False
    while process.poll() is None:
        if stopped or time.monotonic() > deadline:
            timed_out = not stopped
            break
        time.sleep(POLL)
    peak = 0
    status = process.poll()
    if status is None:
        process.kill()
        process.wait()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    swept = _sweep(process.pid)
    event = {"event": "exit", "status": status, "timeout": timed_out, "swept": swept, "peak_kb": peak}
    with contextlib.suppress(BrokenPipeError):  # nobody is left who reads
        os.write(results, b"\n" + json.dumps(event).encode() + b"\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
