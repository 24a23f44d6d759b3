"""Dataclasses made at a tenth of what `dataclasses` takes to make them, and as quick to instantiate as plain classes.

The project has hundreds of small classes, made at every start, and makes very many objects of them for every file.
`dataclass`, `field` and `replace` are written as those of `dataclasses` and mean the same, as far as they are needed
here. That objects are frozen is checked by mypy alone: at run time it would make each of them three times as slow.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

C = TypeVar("C", bound=type)
R = TypeVar("R")

_MISSING = object()


class _Field(NamedTuple):
    """What a class says of a field besides its name."""

    required: bool = True
    default: object = None
    factory: Callable[[], object] | None = None
    compare: bool = True


def _field(
    *, default: object = _MISSING, default_factory: Callable[[], object] | None = None, compare: bool = True
) -> Any:  # as `dataclasses.field`: the declared type of the field is what counts
    return _Field(default is _MISSING and default_factory is None, default, default_factory, compare)


def _dataclass(*, slots: bool, frozen: bool = False, eq: bool = True) -> Callable[[C], C]:
    """Give a class slots and the usual methods, from its annotations and those of its bases; `frozen` with `eq` hashes."""
    assert slots, "all records have slots"

    def make(cls: C) -> C:
        own = {name: _declared(cls, name) for name in cls.__annotations__}
        inherited: dict[str, _Field] = {}
        for base in reversed(cls.__mro__[1:]):
            assert not hasattr(base, "__dataclass_fields__"), "records derive from records"
            inherited |= vars(base).get("__record_fields__", {})
        fields = inherited | own
        kept = {
            name: part
            for name, part in vars(cls).items()
            if name not in own and name not in ("__dict__", "__weakref__")
        }

        def __init__(self: object, *args: object, **keywords: object) -> None:
            # Written at the first call: a small program makes objects of few of the classes.
            written = _constructor(fields)
            type.__setattr__(made, "__init__", written)
            written(self, *args, **keywords)

        body: dict[str, object] = {"__init__": __init__, "__repr__": _shown}
        if eq:
            body["__eq__"], body["__hash__"] = _comparison(fields)
            if not frozen:
                body["__hash__"] = None
        body |= kept
        body |= {
            "__slots__": tuple(own),
            "__match_args__": tuple(fields),
            "__record_fields__": fields,
            "__qualname__": cls.__qualname__,
        }
        made = type(cls)(cls.__name__, cls.__bases__, body)
        return made

    return make


def _declared(cls: type, name: str) -> _Field:
    if name not in vars(cls):
        return _Field()
    value = vars(cls)[name]
    assert type(value).__hash__ is not None, f"all records would share the default of {name}"
    return value if isinstance(value, _Field) else _Field(False, value)


def _constructor(fields: dict[str, _Field]) -> Callable[..., None]:
    """`__init__`, written out as code: a loop over the fields would be slow."""
    parameters, assigned = ["self"], []
    scope: dict[str, Any] = {"_missing": _MISSING}
    for name, each in fields.items():
        value = name
        if each.required:
            parameters.append(name)
        elif each.factory is None:
            scope[f"_default_{name}"] = each.default
            parameters.append(f"{name}=_default_{name}")
        else:
            scope[f"_factory_{name}"] = each.factory
            parameters.append(f"{name}=_missing")
            value = f"_factory_{name}() if {name} is _missing else {name}"
        assigned.append(f"\n self.{name} = {value}")
    exec(f"def __init__({', '.join(parameters)}):{''.join(assigned) or ' pass'}", scope)
    constructor: Callable[..., None] = scope["__init__"]
    return constructor


def _comparison(fields: dict[str, _Field]) -> tuple[object, object]:
    """`__eq__` and `__hash__`, of the tuple of the fields that are compared."""
    names = [name for name, each in fields.items() if each.compare]
    key: Callable[[object], object]
    if len(names) > 1:
        key = attrgetter(*names)
    elif names:
        only = attrgetter(*names)
        key = lambda record: (only(record),)  # noqa: E731  # a tuple: NaN equals itself in it, as in the others
    else:
        key = lambda record: ()  # noqa: E731

    def __eq__(self: object, other: object) -> bool:
        if self is other:
            return True
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: object) -> int:
        return hash(key(self))

    return __eq__, __hash__


def _shown(self: object) -> str:
    parts = ", ".join(f"{name}={getattr(self, name)!r}" for name in type(self).__match_args__)  # type: ignore[attr-defined]
    return f"{type(self).__qualname__}({parts})"


def _replace(record: R, **changes: object) -> R:
    for name in type(record).__match_args__:  # type: ignore[attr-defined]
        if name not in changes:
            changes[name] = getattr(record, name)
    return type(record)(**changes)


if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace  # noqa: TID251
else:
    dataclass, field, replace = _dataclass, _field, _replace

__all__ = ["dataclass", "field", "replace"]
