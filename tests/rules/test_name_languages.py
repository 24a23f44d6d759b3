"""Names with holes against all strings that they can be, by regular expressions and enumeration."""

from __future__ import annotations

import itertools
import re

import pytest

from pyroast.name_languages import may_be_equal
from pyroast.symbolic import Sym, add, app

INDEX = Sym(("index", 0, 4))
NEXT = add(INDEX, 1)
OTHER = Sym(("named", "key"))
PIECES = ("a", "a_", "_", "1", "", "-")
HOLES = (INDEX, NEXT, app("format", INDEX, "01d"), OTHER)
STRINGS = ["".join(letters) for size in range(6) for letters in itertools.product("a_1-", repeat=size)]


def names() -> list[tuple[object, ...]]:
    made: list[tuple[object, ...]] = [(piece,) for piece in PIECES if piece]
    made += [
        tuple(part for part in parts if part != "") for parts in itertools.product(PIECES, HOLES, PIECES)
    ]
    return made


def instances(parts: tuple[object, ...]) -> frozenset[str]:
    pattern = "".join(
        re.escape(part) if isinstance(part, str) else ".*" if part is OTHER else "-?[0-9]+" for part in parts
    )
    return frozenset(text for text in STRINGS if re.fullmatch(pattern, text))


@pytest.mark.parametrize("left", names(), ids=repr)
def test_names_may_be_equal_where_they_share_an_instance(left: tuple[object, ...]) -> None:
    own = INSTANCES[left]
    for right, theirs in INSTANCES.items():
        assert may_be_equal(left, right) == bool(own & theirs), (left, right)


INSTANCES = {parts: instances(parts) for parts in names()}


def test_a_long_pair_of_names_is_not_walked() -> None:
    assert may_be_equal(("a" * 300, OTHER), ("b" * 300, OTHER))
