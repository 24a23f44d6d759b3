"""Records do what the dataclasses of the standard library do, which is asked here."""

from __future__ import annotations

import copy
import dataclasses
import math
import pickle
import sys
from types import ModuleType
from typing import Any

import pytest

from pyroast import records

SOURCE = '''
from __future__ import annotations
from typing import Generic, TypeVar

T = TypeVar("T")

@dataclass(frozen=True, slots=True)
class Empty:
    """No field."""

@dataclass(frozen=True, slots=True)
class One:
    value: object

@dataclass(frozen=True, slots=True)
class Several(Generic[T]):
    """Fields with and without defaults."""

    first: T
    second: tuple[int, ...] = ()
    third: str = field(default="", compare=False)
    fourth: list[int] | None = None

    @property
    def total(self) -> int:
        return sum(self.second)

@dataclass(slots=True)
class Mutable:
    items: list[int] = field(default_factory=list)
    count: int = 0

@dataclass(slots=True, eq=False)
class Base:
    name: str
    kind: str = "base"

    def shown(self) -> str:
        return f"{self.kind} {self.name}"

@dataclass(slots=True, eq=False)
class Derived(Base):
    kind: str = "derived"
    parts: dict[str, int] = field(default_factory=dict)

@dataclass(slots=True, eq=False)
class Further(Derived):
    """Adds nothing."""

    def shown(self) -> str:
        return "further " + Base.shown(self)
'''


def _classes(of: Any, name: str) -> ModuleType:
    module = ModuleType(name)
    module.__dict__.update(dataclass=of.dataclass, field=of.field)
    sys.modules[name] = module
    exec(SOURCE, module.__dict__)
    return module


OURS, THEIRS = _classes(records, "records_of_ours"), _classes(dataclasses, "records_of_theirs")
BOTH = ((OURS, records.replace), (THEIRS, dataclasses.replace))

CALLS: tuple[tuple[str, tuple[object, ...], dict[str, object]], ...] = (
    ("Empty", (), {}),
    ("One", (1,), {}),
    ("One", (True,), {}),
    ("One", (math.nan,), {}),
    ("One", (None,), {}),
    ("Several", (1,), {}),
    ("Several", (1, (2, 3)), {"third": "not compared"}),
    ("Several", (), {"second": (2, 3), "first": 1}),
    ("Several", ("1",), {"fourth": None}),
    ("Mutable", (), {}),
    ("Mutable", ([1],), {"count": 2}),
    ("Base", ("b",), {}),
    ("Derived", ("d",), {}),
    ("Derived", ("d", "k", {"x": 1}), {}),
    ("Further", ("f",), {}),
)


def _made(module: ModuleType) -> list[Any]:
    return [getattr(module, name)(*args, **keywords) for name, args, keywords in CALLS]


def test_text_and_fields() -> None:
    ours, theirs = _made(OURS), _made(THEIRS)
    assert [repr(each) for each in ours] == [repr(each) for each in theirs]
    assert [type(each).__match_args__ for each in ours] == [type(each).__match_args__ for each in theirs]
    assert OURS.Several.__doc__ == "Fields with and without defaults."
    assert not any(hasattr(each, "__dict__") for each in ours)


def test_equality_and_hash() -> None:
    """NaN apart: from Python 3.13 on the standard library's records compare field by field, so it equals nothing."""
    ours, theirs = _made(OURS), _made(THEIRS)

    def table(made: list[Any]) -> list[list[bool]]:
        return [[left == right for right in made] for left in made]

    def hashes(made: list[Any]) -> list[object]:
        found: list[object] = []
        for each in made:
            try:
                found.append(None if "nan" in repr(each) else {each: 0}.get(copy.copy(each)))
            except TypeError as error:
                found.append(str(error))
        return found

    assert table(ours) == table(theirs)
    assert hashes(ours) == hashes(theirs)
    assert ours[1].__eq__(ours[0]) is NotImplemented


def test_the_same_nan_is_equal_in_every_record() -> None:
    assert OURS.One(math.nan) == OURS.One(math.nan)
    assert OURS.Several(math.nan) == OURS.Several(math.nan)


def test_methods_and_defaults() -> None:
    for module, _ in BOTH:
        assert module.Several(1, (2, 3)).total == 5
        assert [module.Base("x").shown(), module.Derived("x").shown(), module.Further("x").shown()] == [
            "base x",
            "derived x",
            "further derived x",
        ]
        first, second = module.Mutable(), module.Mutable()
        first.items.append(1)
        assert (first.items, second.items) == ([1], [])


@pytest.mark.parametrize(
    ("name", "args", "keywords"), [("One", (), {}), ("Several", (1,), {"fifth": 2}), ("Empty", (1,), {})]
)
def test_wrong_arguments(name: str, args: tuple[object, ...], keywords: dict[str, object]) -> None:
    for module, replace in BOTH:
        with pytest.raises(TypeError):
            getattr(module, name)(*args, **keywords)
        with pytest.raises(TypeError):
            replace(module.One(1), other=2)


def test_replace_and_copies() -> None:
    for module, replace in BOTH:
        changed = replace(module.Several(1, (2,), "third"), second=(3, 4))
        assert changed == module.Several(1, (3, 4)) and changed.third == "third"
        derived = replace(module.Derived("d"), name="e")
        assert (derived.name, derived.kind, type(derived)) == ("e", "derived", module.Derived)
        assert pickle.loads(pickle.dumps(changed)) == changed


def test_patterns() -> None:
    match OURS.Several(1, (2,), "x"):
        case OURS.Several(first, second, third):
            assert (first, second, third) == (1, (2,), "x")
        case _:
            pytest.fail("no match")


def test_what_is_refused() -> None:
    with pytest.raises(AssertionError, match="derive from records"):

        @records.dataclass(slots=True)
        class _(THEIRS.Base):  # type: ignore[name-defined, misc]
            pass

    with pytest.raises(AssertionError, match="share the default"):

        @records.dataclass(slots=True)
        class _Shared:
            items: list[int] = []
