"""How a traced program came to its end, in lines for the user."""

from __future__ import annotations

import errno
import os
import re
import signal
from collections.abc import Iterator

from pyroast.runtime import sandbox
from pyroast.runtime.launch import Launched
from pyroast.runtime.order import Order
from pyroast.runtime.protocol import End, Recording

NETWORK = frozenset({"gaierror", "URLError", "ConnectionError", "ConnectionRefusedError", "NewConnectionError", "MaxRetryError",
                     "ConnectTimeout", "ConnectError", "LocalEntryNotFoundError", "OfflineModeIsEnabled"})  # fmt: skip
UNREACHABLE = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN})
DENIED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_GPU = re.compile(r"NVIDIA driver|not compiled with CUDA|No CUDA GPUs|CUDA error|No HIP GPUs", re.IGNORECASE)


def trouble(launched: Launched, order: Order) -> list[str]:
    """What went wrong with a run as a whole; empty where the program came to its end, or as far as it was asked to."""
    recording = launched.recording
    lines = list(_end(launched, order))
    names = (recording.end or {}).get("patched") or []
    if names:
        lines.append(
            f"the program replaces parts of Pyro ({', '.join(names)}): the verdicts are those of what it put there"
        )
    if recording.broken:
        lines.append(f"{recording.broken} lines of the recording could not be read")
    if not recording.pairs and not lines:
        lines.append("the program ended without reaching an inference call")
    return lines


def remarks(launched: Launched) -> list[str]:
    """What is worth telling and is no trouble."""
    swept = (launched.recording.exit or {}).get("swept") or 0
    found = [f"sandbox: {launched.level}"]
    if swept and launched.level == sandbox.LIMITS:  # bubblewrap's own first process is always left
        found.append(
            f"{swept} process{'es' if swept > 1 else ''} that the program left behind {'were' if swept > 1 else 'was'} ended"
        )
    return found


def _end(launched: Launched, order: Order) -> Iterator[str]:
    recording = launched.recording
    end, exit_ = recording.end, recording.exit or {}
    if end is None:
        yield from _died(recording, order)
        return
    reason = end["reason"]
    if reason == "no pyro":
        yield f"{end.get('python')} cannot import torch and Pyro ({_line(end)}): name an interpreter that can with --python"
    elif reason == "exit":
        yield f"the program exited with code {end['code']}{_when(recording)}"
    elif reason == "exception" and not _explained(recording, end):
        yield from _exception(launched, end)
    if exit_.get("timeout"):
        yield _time(recording, order)


def _died(recording: Recording, order: Order) -> Iterator[str]:
    exit_ = recording.exit or {}
    status = exit_.get("status")
    if exit_.get("timeout"):
        yield _time(recording, order)
    elif status is None:
        yield f"the program was stopped{_when(recording)}"
    elif status in (-signal.SIGKILL, 128 + signal.SIGKILL):
        yield f"the program was killed{_when(recording)}: most often this is memory that ran out"
    elif status < 0 or status > 128:
        number = -status if status < 0 else status - 128
        name = signal.Signals(number).name if number in set(signal.Signals) else f"signal {number}"
        reason = ": its CPU time was up" if name == "SIGXCPU" else ""
        yield f"the program was ended by {name}{_when(recording)}{reason}"
    elif not recording.hello:
        yield f"the child ended with code {status} before Pyro was imported; --show-output shows what it printed"
    else:
        yield f"the program ended with code {status} and without a word (os._exit?){_when(recording)}"


def _time(recording: Recording, order: Order) -> str:
    return f"the time limit of {order.seconds:g} s was reached{_when(recording)}; --timeout gives it more"


def _when(recording: Recording) -> str:
    count = sum(1 for pair in recording.pairs if pair.runs)
    if not count:
        return ", before its first inference"
    return f", with {count} pair{'s' if count > 1 else ''} traced"


def _explained(recording: Recording, end: End) -> bool:
    """Whether the exception is that of an inference call, which is part of the verdict on its pair."""
    raised = [said.get("raised") for pair in recording.pairs for said in pair.said]
    return any(
        (each["type"], each["message"]) == (end.get("type"), end.get("message")) for each in raised if each
    )


def _exception(launched: Launched, end: End) -> Iterator[str]:
    recording = launched.recording
    kind, place = end.get("type", ""), end.get("place")
    where = f" at {_shown(str(place[0]))}:{place[1]}" if place else ""
    words = _line(end)
    said = f"{kind}{': ' if words else ''}{words}{where}{_when(recording)}"
    kept_in = launched.level == sandbox.BWRAP
    if end.get("memory"):
        yield f"the program ran out of memory ({said}); it may take {sandbox.ADDRESS_SPACE >> 30} GB of address space"
    elif kind == "EOFError":
        yield f"the program reads standard input, which is closed ({said})"
    elif _GPU.search(end.get("message", "")):
        yield f"the program needs a GPU, and none is to be used here ({said})"
    elif kept_in and (
        kind in NETWORK
        or end.get("errno") in UNREACHABLE
        or "Temporary failure in name resolution" in end.get("message", "")
    ):
        yield f"the program uses the network, which sandbox: bwrap cuts off ({said}); --sandbox off lets it"
    elif kept_in and end.get("errno") in DENIED:
        yield f"the program writes where sandbox: bwrap denies it ({said}); --writable DIR allows a folder, --sandbox off all"
    elif kind in ("ImportError", "ModuleNotFoundError"):
        yield f"the program cannot import what it needs ({said})"
    else:
        yield f"the program raised {said}"


def _line(end: End) -> str:
    return " ".join(end.get("message", "").split())[:300]


def _shown(path: str) -> str:
    """A path from the current folder, where it is below it."""
    relative = os.path.relpath(os.path.realpath(path))
    return (path if relative.startswith("..") else relative).replace(os.sep, "/")
