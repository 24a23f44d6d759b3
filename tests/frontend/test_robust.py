"""Nothing but `Unreadable` comes out, whatever goes in; and nothing is left changed."""

from __future__ import annotations

import ast
import gc
import sys
import threading
import warnings

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pyroast.frontend import Unreadable, lower_source, run_deep
from pyroast.frontend.deep import is_deep

from .reference import of_ast, of_ir

FAST = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), database=None)
SLOW = settings(FAST, max_examples=25)

PIECES = [
    "x",
    "f(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "'",
    '"',
    '"""',
    "f'",
    "f'{",
    "\\",
    "\n",
    "\r",
    "\t",
    " ",
    "  ",
    "#",
    ",",
    ":",
    "=",
    ":=",
    "*",
    "**",
    ".",
    "0",
    "1e",
    "lambda",
    "def ",
    "class ",
    "case ",
    "match ",
    "if ",
    "else",
    "async ",
    "await ",
    "yield ",
    "é",
    "\u2028",
    "\x0c",
    "\x0b",
    "\x1a",
    "@",
    "->",
    ";",
    "not ",
    "in ",
    "is ",
    "for ",
    "with ",
    "as ",
    "\\N{",
    "b'",
    "rb'",
    "t'",
    "import ",
    "from ",
    "# noqa",
]


def refusal_of(data: bytes) -> Unreadable | None:
    try:
        lower_source(data)
    except Unreadable as refusal:
        return refusal
    return None


def lower_or_refuse(data: bytes) -> None:
    refusal = refusal_of(data)
    assert refusal is None or ("\n" not in str(refusal) and min(refusal.span) >= 1)


@FAST
@given(st.binary(max_size=200))
def test_bytes(data: bytes) -> None:
    lower_or_refuse(data)


@FAST
@given(st.text(max_size=100))
def test_text(text: str) -> None:
    lower_or_refuse(text.encode("utf-8", "surrogatepass"))


@FAST
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_pieces_of_python(pieces: list[str]) -> None:
    lower_or_refuse("".join(pieces).encode())


def test_generated_programs() -> None:
    hypothesmith = pytest.importorskip("hypothesmith")

    @SLOW
    @given(hypothesmith.from_node())
    def check(text: str) -> None:
        data = text.encode("utf-8", "surrogatepass")
        lower_or_refuse(data)
        try:
            module = lower_source(data)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                ast.parse(data)
        except (Unreadable, SyntaxError, ValueError):
            return
        assert of_ir(module) == of_ast(data)

    check()


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_and_the_limits_are_restored(enabled: bool) -> None:
    before = (sys.getrecursionlimit(), threading.stack_size())
    (gc.enable if enabled else gc.disable)()
    try:
        lower_or_refuse(b"x = 1")
        lower_or_refuse(b"x = ")
        assert gc.isenabled() is enabled
    finally:
        gc.enable()
    assert (sys.getrecursionlimit(), threading.stack_size()) == before


def test_a_deep_thread_is_used_once() -> None:
    def inner() -> int:
        return threading.get_ident()

    assert run_deep(lambda: (is_deep(), run_deep(inner) == threading.get_ident())) == (True, True)
    assert not is_deep()
    assert run_deep(inner) != threading.get_ident()


def test_a_deep_thread_raises_in_its_caller() -> None:
    def endless(depth: int) -> int:
        return max([endless(depth + 1)], key=lambda value: value)

    with pytest.raises(ZeroDivisionError):
        run_deep(lambda: 1 // 0)
    with pytest.raises(RecursionError):
        run_deep(lambda: endless(0))
    with pytest.raises(SystemExit):
        run_deep(lambda: sys.exit(3))
