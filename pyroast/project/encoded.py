"""A file's report as JSON values, and back: for the cache, and between processes.

A record is a list of its fields behind the name of its class, a tuple a list behind "", a member of an enumeration its
value behind the name of the enumeration. Everything else is JSON already.
"""

from __future__ import annotations

import enum
from typing import Union

from pyroast import finding, spans
from pyroast.finding import FileReport

Json = Union[None, bool, int, float, str, "list[Json]", "dict[str, Json]"]

_RECORDS: dict[str, type] = {
    each.__name__: each
    for each in (
        finding.FileReport, finding.Finding, finding.Related, finding.Repair, finding.Unknown, finding.PairReport,
        finding.CallableReport, finding.SiteReport, finding.SideReport, finding.FrameReport, finding.TableReport,
    )
}  # fmt: skip
_ENUMS: dict[str, type[enum.Enum]] = {each.__name__: each for each in (finding.Severity, finding.Runtime)}


class NotEncoded(Exception):
    """JSON values that hold no report."""


def encode(value: object) -> Json:
    """The JSON values of a report, or of a part of one.

    Raises:
        NotEncoded: it holds something else.
    """
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    kind = type(value)
    if kind is spans.Span:
        return ["Span", *value]  # type: ignore[misc]  # a tuple of numbers
    if kind is tuple:
        return ["", *map(encode, value)]  # type: ignore[call-overload]  # a tuple
    if isinstance(value, spans.CellSpan):
        return ["CellSpan", value.cell, *value]
    if isinstance(value, spans.Place):
        return ["Place", value.path, encode(value.span)]
    if kind.__name__ in _ENUMS:
        return [kind.__name__, value.value]  # type: ignore[attr-defined]  # a member of an enumeration
    if _RECORDS.get(kind.__name__) is kind:
        return [kind.__name__, *(encode(getattr(value, name)) for name in kind.__match_args__)]  # type: ignore[attr-defined]
    raise NotEncoded(kind.__name__)


def decode_report(value: Json) -> FileReport:
    """The report that JSON values hold.

    Raises:
        NotEncoded: they hold none.
    """
    try:
        report = _decode(value)
    except (TypeError, ValueError, KeyError, IndexError, RecursionError) as error:
        raise NotEncoded(repr(error)) from error
    if not isinstance(report, FileReport):
        raise NotEncoded(type(report).__name__)
    return report


def _decode(value: Json) -> object:
    if not isinstance(value, list):
        return value
    name, *rest = value
    if name == "":
        return tuple(map(_decode, rest))
    if name == "Span":
        return spans.Span(*rest)  # type: ignore[arg-type]  # numbers, or the checksum would be wrong
    if name == "CellSpan":
        return spans.in_cell(spans.Span(*rest[1:]), rest[0])  # type: ignore[arg-type]
    if name == "Place":
        return spans.Place(*map(_decode, rest))  # type: ignore[arg-type]
    if not isinstance(name, str):
        raise NotEncoded(repr(name))
    if name in _ENUMS:
        return _ENUMS[name](*rest)
    return _RECORDS[name](*map(_decode, rest))
