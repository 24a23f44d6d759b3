"""Frozen slots dataclasses compared by identity, made at a tenth of what `dataclasses` takes to make them.

The nodes of the intermediate representation are many classes, made at every start, and very many objects, made for
every file. That they are frozen is checked by mypy alone: at run time it would make each of them three times as slow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from typing_extensions import dataclass_transform
else:

    def dataclass_transform(**options: bool) -> object:
        return lambda function: function


C = TypeVar("C", bound=type)


@dataclass_transform(eq_default=False, frozen_default=True)
def node(cls: C) -> C:
    """Give a class slots and a constructor, both from its annotations; no field has a default."""
    names = tuple(cls.__annotations__)
    body = {name: part for name, part in vars(cls).items() if name not in ("__dict__", "__weakref__")}
    parameters = ", ".join(names)
    assigned = "".join(f"\n self.{name} = {name}" for name in names)
    exec(f"def __init__(self, {parameters}):{assigned}", {}, body)
    body |= {
        "__slots__": names,
        "__match_args__": names,
        "__repr__": _shown,
        "__qualname__": cls.__qualname__,
    }
    return type(cls)(cls.__name__, cls.__bases__, body)


def _shown(self: object) -> str:
    parts = ", ".join(f"{name}={getattr(self, name)!r}" for name in type(self).__match_args__)  # type: ignore[attr-defined]
    return f"{type(self).__name__}({parts})"
