"""What keeps a traced program in: bubblewrap where it works, else limits alone."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from functools import lru_cache

from pyroast.runtime.order import NoSandbox

BWRAP, LIMITS = "bwrap", "limits"
PASSED = ("PATH", "HOME", "LANG", "LC_ALL", "PYTHONPATH", "VIRTUAL_ENV")
PROBE_SECONDS = 10
GIGABYTE = 1 << 30
ADDRESS_SPACE = 8 * GIGABYTE  # torch cannot be imported below 4
FILE_SIZE = 2 * GIGABYTE
GPUS = ("/dev/nvidiactl", "/dev/kfd")


@lru_cache(maxsize=1)
def bwrap_works() -> bool:
    """Whether bubblewrap is installed and may make its namespaces here: some systems forbid it to users."""
    program = shutil.which("bwrap")
    if program is None:
        return False
    command = [program, "--unshare-all", "--die-with-parent", "--new-session", "--ro-bind", "/", "/", "true"]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PROBE_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def level(asked: str) -> str:
    """The level for `require`, `auto` or `off`.

    Raises:
        NoSandbox: it is required and does not work here.
    """
    if asked == "off":
        return LIMITS
    if bwrap_works():
        return BWRAP
    if asked == "require":
        raise NoSandbox("--sandbox require: bubblewrap (bwrap) is not installed, or this system forbids it")
    return LIMITS


def visible_gpu() -> bool:
    """Whether a GPU may be used: its driver maps more address space than any limit allows."""
    return any(os.path.exists(path) for path in GPUS)


def limits(seconds: float) -> dict[str, int]:
    """Resource limits by their names in `resource`."""
    found = {
        "RLIMIT_CPU": int(seconds * (os.cpu_count() or 1)) + 5,
        "RLIMIT_FSIZE": FILE_SIZE,
        "RLIMIT_CORE": 0,
    }
    if not visible_gpu():
        found["RLIMIT_AS"] = ADDRESS_SPACE
    return found


def environment(names: Sequence[str]) -> dict[str, str]:
    """The environment of the child: what Python needs, what the user names, and quiet single-threaded libraries."""
    kept = {name: os.environ[name] for name in (*PASSED, *names) if name in os.environ}
    fixed = {
        "OMP_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "MPLBACKEND": "Agg",
    }
    return {**fixed, **kept}


def bwrap_command(
    command: Sequence[str], folder: str, readable: Sequence[str], writable: Sequence[str]
) -> list[str]:
    """The command inside bubblewrap: the system read-only, no network, no other process, `writable` folders alone."""
    made = [
        shutil.which("bwrap") or "bwrap",
        "--unshare-all",
        "--die-with-parent",
        "--new-session",
        "--cap-drop",
        "ALL",
    ]
    made += ["--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"]
    for device in ("/dev/nvidia0", "/dev/nvidiactl", "/dev/nvidia-uvm", "/dev/kfd", "/dev/dri"):
        made += ["--dev-bind-try", device, device]
    for hidden in ("/tmp", "/var/tmp", "/run"):
        if os.path.isdir(hidden):
            made += ["--tmpfs", hidden]
    shown = dict.fromkeys(os.path.realpath(path) for path in (folder, *readable))
    for path in shown:
        if path != "/" and os.path.exists(path):
            made += ["--ro-bind", path, path]
    for path in writable:
        made += ["--bind", os.path.realpath(path), os.path.realpath(path)]
    return [*made, "--chdir", os.path.realpath(folder), "--", *command]
