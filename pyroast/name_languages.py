"""Which strings a name with holes can be: a hole of loop indices holds a whole number, any other hole anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyroast.symbolic import App, Poly, Sym, atoms

Parts = tuple[object, ...]
Token = str
"""A single character, or one of the three below."""

ANYTHING, SIGN, DIGIT = "any", "sign", "digits"
MAX_PAIRS = 20_000
DIGITS = re.compile(r"(0[0-9]+)?d?")


def may_be_equal(left: Parts, right: Parts) -> bool:
    """Whether some string is an instance of both names.

    A walk over pairs of places, one in each name, that some string reaches in both; a long pair of names is not walked and
    may be equal.
    """
    first, second = tuple(_tokens(left)), tuple(_tokens(right))
    if len(first) * len(second) > MAX_PAIRS:
        return True
    pending, seen = [(0, 0)], {(0, 0)}
    while pending:
        a, b = pending.pop()
        if a == len(first) and b == len(second):
            return True
        for place in _after(first, second, a, b):
            if place not in seen:
                seen.add(place)
                pending.append(place)
    return False


def unformatted(part: object) -> tuple[object, str]:
    """The number in a hole, and how it is written: with zeros in front, as `{i:03d}` does, it is a number still."""
    match part:
        case App(op="format", args=(number, str(spec))) if DIGITS.fullmatch(spec):
            return number, spec
        case _:
            return part, ""


def is_index(part: object) -> bool:
    """Whether a hole holds a number that counts rounds of loops."""
    symbols = list(atoms(part))
    return bool(symbols) and all(symbol.origin[0] == "index" for symbol in symbols)


def _tokens(parts: Parts) -> Iterator[Token]:
    for part in parts:
        if isinstance(part, str):
            yield from part
        elif isinstance(unformatted(part)[0], (Sym, Poly)) and is_index(part):
            yield SIGN
            yield DIGIT  # one at least: the place of a number that goes on is that of its last digit
        else:
            yield ANYTHING


def _after(first: tuple[Token, ...], second: tuple[Token, ...], a: int, b: int) -> Iterator[tuple[int, int]]:
    """The pairs of places that one more character, or none, leads to."""
    one, two = _at(first, a), _at(second, b)
    if one in (ANYTHING, SIGN):
        yield a + 1, b
    if two in (ANYTHING, SIGN):
        yield a, b + 1
    if _share(one, two):
        stays, waits = one in (ANYTHING, DIGIT), two in (ANYTHING, DIGIT)
        yield a + 1, b + 1
        if stays:
            yield a, b + 1
        if waits:
            yield a + 1, b
        if stays and waits:
            yield a, b


def _at(tokens: tuple[Token, ...], place: int) -> Token:
    return tokens[place] if place < len(tokens) else ""


def _share(one: Token, two: Token) -> bool:
    """Whether some character fits both tokens."""
    if not one or not two:
        return False
    if ANYTHING in (one, two) or one == two:
        return True
    return any(
        (token == DIGIT and other.isdigit()) or (token == SIGN and other == "-")
        for token, other in ((one, two), (two, one))
    )
