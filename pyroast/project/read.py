"""Reads one source file, whatever stands under its name: refused in a clear line rather than hung on."""

from __future__ import annotations

import os
import stat

MAX_BYTES = 32 * 1024 * 1024
_ATTEMPTS = 3
# Without O_NONBLOCK, opening a FIFO waits for a writer; O_NOCTTY keeps a terminal from becoming ours.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
_KINDS = (
    (stat.S_ISDIR, "is a folder"),
    (stat.S_ISFIFO, "is a named pipe, not a file"),
    (stat.S_ISCHR, "is a device, not a file"),
    (stat.S_ISBLK, "is a device, not a file"),
    (stat.S_ISSOCK, "is a socket, not a file"),
)


class UnreadableFile(Exception):
    """A file that cannot be read; the text says why, without its path."""


def read_file(path: str) -> bytes:
    """The bytes of a regular file, all from one state of it. Raises `UnreadableFile`."""
    try:
        for _ in range(_ATTEMPTS):
            data = _read_once(path)
            if data is not None:
                return data
    except OSError as error:
        if isinstance(error, FileNotFoundError) and os.path.islink(path):
            raise UnreadableFile("is a symbolic link to nothing") from error
        raise UnreadableFile(describe(error)) from error
    except ValueError as error:  # a null byte in the name
        raise UnreadableFile("is no valid name of a file") from error
    raise UnreadableFile("changed while it was read")


def _read_once(path: str) -> bytes | None:
    _refuse_special(os.stat(path))  # before opening: opening some devices does something
    with open(os.open(path, _FLAGS), "rb") as stream:
        before = os.fstat(stream.fileno())
        _refuse_special(before)
        data = stream.read(MAX_BYTES + 1)
        after = os.fstat(stream.fileno())
    if len(data) > MAX_BYTES:
        raise UnreadableFile(f"is larger than {MAX_BYTES // 1024**2} MB")
    unchanged = before.st_mtime_ns == after.st_mtime_ns and before.st_size == after.st_size == len(data)
    return data if unchanged else None


def _refuse_special(status: os.stat_result) -> None:
    if stat.S_ISREG(status.st_mode):
        return
    for is_kind, reason in _KINDS:
        if is_kind(status.st_mode):
            raise UnreadableFile(reason)
    raise UnreadableFile("is not a regular file")


def describe(error: OSError) -> str:
    """The system's reason in a line of ours, lower case and without the path."""
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    if isinstance(error, PermissionError):
        return "may not be read (permission denied)"
    return f"cannot be read ({(error.strerror or str(error)).lower()})"
