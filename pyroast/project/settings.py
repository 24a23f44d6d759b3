"""The settings of a project: `[tool.pyroast]` in the nearest pyproject.toml, checked key by key."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TypeVar, Union

from pyroast.project.modules import PairMaker
from pyroast.project.read import UnreadableFile, read_file
from pyroast.records import dataclass

FILE = "pyproject.toml"
SEVERITIES = ("error", "warning", "info")
Toml = Union[str, int, float, bool, "list[Toml]", "dict[str, Toml]", object]
T = TypeVar("T")


class BadSettings(Exception):
    """Settings that cannot be used; the text is one line that names the file."""


@dataclass(frozen=True, slots=True)
class TraceSettings:
    """What `check --trace` runs besides the files that are named, and how: the options of `pyroast trace`.

    `targets` are scripts with their arguments, relative to the settings' folder, and `module:function`.
    """

    targets: tuple[str, ...] = ()
    python: str = ""
    runs: int = 3
    timeout: float = 60.0
    sandbox: str = "auto"
    writable: tuple[str, ...] = ()
    env: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project sets.

    Arguments: `folder` (absolute) is what patterns and roots are relative to; rules are named by codes, beginnings of
    codes, or names, and are not checked here; `source` is the file as a user would name it, empty for no file.
    """

    source: str = ""
    folder: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    exclude: tuple[str, ...] = ()
    extend_exclude: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()
    pair_makers: tuple[PairMaker, ...] = ()
    severity: tuple[tuple[str, str], ...] = ()
    strict: bool = False
    trace: TraceSettings = TraceSettings()


def settings_for(path: str) -> Settings:
    """The settings for a file, which need not exist: of the nearest pyproject.toml upward that has `[tool.pyroast]`.

    Raises:
        BadSettings: that file cannot be read or used.
    """
    return _nearest(os.path.dirname(os.path.abspath(path)))


@lru_cache(maxsize=4096)
def _nearest(folder: str) -> Settings:
    path = os.path.join(folder, FILE)
    if os.path.lexists(path):
        try:
            data = read_file(path)
        except UnreadableFile:
            data = b""  # as without the file: other tools say what is wrong with it
        if b"pyroast" in data:
            table = _table(path, data)
            if table is not None:
                return _settings(path, folder, table)
    above = os.path.dirname(folder)
    return _nearest(above) if above != folder else Settings()


def settings_in(path: str) -> Settings:
    """The settings of a file that the user names: a pyproject.toml, or a TOML file of the settings alone.

    Raises:
        BadSettings: it cannot be read or used, or is a pyproject.toml without settings.
    """
    try:
        data = read_file(path)
    except UnreadableFile as error:
        raise BadSettings(f"{path}: {error}") from None
    table = _table(path, data)
    if table is None:
        raise BadSettings(f"{path}: there is no table [tool.pyroast]")
    return _settings(path, os.path.dirname(os.path.abspath(path)), table)


def _table(path: str, data: bytes) -> dict[str, Toml] | None:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib

    shown = _shown(path)
    try:
        document = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BadSettings(f"{shown}: not valid utf-8") from None
    except RecursionError:
        raise BadSettings(f"{shown}: nested too deep") from None
    except ValueError as error:  # tomllib.TOMLDecodeError is one
        raise BadSettings(f"{shown}: no valid TOML: {' '.join(str(error).split())}") from None
    tool = document.get("tool")
    table = tool.get("pyroast") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise BadSettings(f"{shown}: tool.pyroast must be a table")
    return table


def _shown(path: str) -> str:
    """The path relative to the current folder where that is shorter to read."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        return path
    return (path if relative.startswith("..") else relative).replace(os.sep, "/")


def _settings(path: str, folder: str, table: dict[str, Toml]) -> Settings:
    shown = _shown(path)
    try:
        known_keys(table, tuple(_KEYS), "setting")
        values = {key.replace("-", "_"): _KEYS[key](key, value) for key, value in table.items()}
    except BadSettings as error:
        raise BadSettings(f"{shown}: [tool.pyroast] {error}") from None
    roots = values.pop("roots", ())
    assert isinstance(roots, tuple)
    absolute = tuple(os.path.join(folder, root) for root in roots)
    missing = next((root for root in absolute if not os.path.isdir(root)), None)
    if missing is not None:
        raise BadSettings(f"{shown}: [tool.pyroast] roots: {_shown(missing)} is no folder")
    return Settings(shown, folder, roots=absolute, **values)  # type: ignore[arg-type]  # each key by its own reader


def known_keys(given: Iterable[str], known: Sequence[str], thing: str) -> None:
    """Refuse a key that is not known, with the one that was perhaps meant."""
    for key in given:
        if key not in known:
            import difflib

            close = difflib.get_close_matches(key, known, n=1)
            raise BadSettings(f"unknown {thing} {key!r}" + (f"; did you mean {close[0]!r}?" if close else ""))


def _texts(key: str, value: Toml) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise BadSettings(f"{key} must be a list of strings")
    return tuple(item for item in value if isinstance(item, str))


def _flag(key: str, value: Toml) -> bool:
    if not isinstance(value, bool):
        raise BadSettings(f"{key} must be true or false")
    return value


def _per_file(key: str, value: Toml) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(value, dict):
        raise BadSettings(f"{key} must be a table of patterns with lists of rules")
    return tuple((pattern, _texts(f"{key}.{pattern!r}", rules)) for pattern, rules in value.items())


def _severities(key: str, value: Toml) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        raise BadSettings(f"{key} must be a table of rules with severities")
    for rule, severity in value.items():
        if severity not in SEVERITIES:
            raise BadSettings(f"{key}.{rule} must be one of 'error', 'warning', 'info'")
    return tuple((rule, str(severity)) for rule, severity in value.items())


def _makers(key: str, value: Toml) -> tuple[PairMaker, ...]:
    if not isinstance(value, list):
        raise BadSettings(f"{key} must be a list of dotted names or tables")
    return tuple(_maker(key, item) for item in value)


def _maker(key: str, value: Toml) -> PairMaker:
    if isinstance(value, str):
        return PairMaker(_dotted(key, value))
    if not isinstance(value, dict):
        raise BadSettings(f"{key} must be a list of dotted names or tables")
    known_keys(value, ("call", "model", "guide", "loss"), f"key of {key}")
    places = {
        name: _parameter(key, name, value[name]) for name in ("model", "guide", "loss") if name in value
    }
    return PairMaker(_dotted(key, value.get("call")), **places)


def _trace(key: str, value: Toml) -> TraceSettings:
    if not isinstance(value, dict):
        raise BadSettings(f"{key} must be a table")
    known_keys(value, ("targets", "python", "runs", "timeout", "sandbox", "writable", "env"), f"key of {key}")
    given: dict[str, object] = {
        name: _texts(f"{key}.{name}", value[name]) for name in ("targets", "writable", "env") if name in value
    }
    for name, kinds, thing in (
        ("python", (str,), "a string"),
        ("runs", (int,), "a number from 1"),
        ("timeout", (int, float), "a number of seconds"),
        ("sandbox", (str,), "'require', 'auto' or 'off'"),
    ):
        if name in value:
            one = value[name]
            wrong = (
                isinstance(one, bool)
                or not isinstance(one, kinds)
                or (isinstance(one, (int, float)) and one < 1)
            )
            if wrong or (name == "sandbox" and one not in ("require", "auto", "off")):
                raise BadSettings(f"{key}.{name} must be {thing}")
            given[name] = one
    return TraceSettings(**given)  # type: ignore[arg-type]  # each key was looked at


def _dotted(key: str, value: Toml) -> str:
    if not isinstance(value, str) or not all(part.isidentifier() for part in value.split(".")):
        raise BadSettings(f"{key}: {value!r} is no dotted name of a function")
    return value


def _parameter(key: str, name: str, value: Toml) -> int | str:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    if isinstance(value, str) and value.isidentifier():
        return value
    raise BadSettings(f"{key}: {name} must be a position from 0 or the name of a parameter")


_KEYS: dict[str, Callable[[str, Toml], object]] = {
    "select": _texts,
    "ignore": _texts,
    "per-file-ignores": _per_file,
    "exclude": _texts,
    "extend-exclude": _texts,
    "roots": _texts,
    "pair-makers": _makers,
    "severity": _severities,
    "strict": _flag,
    "trace": _trace,
}
