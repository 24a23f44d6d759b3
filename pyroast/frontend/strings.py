"""Lowering of string literals: plain, formatted, template strings and concatenations of them."""

from __future__ import annotations

from typing import Union

import libcst as cst

from pyroast import ir
from pyroast.frontend.cursor import Cursor
from pyroast.frontend.errors import Unreadable
from pyroast.frontend.expressions import expression
from pyroast.frontend.literals import string_value, unescape

Part = Union[str, bytes, ir.Formatted, None]
"""What one literal is made of; None is a template string."""

Interpolation = Union[cst.FormattedStringExpression, cst.TemplatedStringExpression]
TEXT = (cst.FormattedStringText, cst.TemplatedStringText)


def simple_string(cursor: Cursor, node: cst.SimpleString) -> ir.Expr:
    """A str or bytes literal."""
    literal = node.value
    start = cursor.token(len(literal))
    if cursor.strings is not None and "#" in literal:
        cursor.strings.append((start, cursor.pos))
    span = cursor.span(start)
    quote = literal[0]
    if "\\" not in literal and (quote == '"' or quote == "'") and literal[1] != quote:
        return ir.Const(literal[1:-1], span)
    try:
        return ir.Const(string_value(literal), span)
    except ValueError as error:
        raise Unreadable(f"bad string literal: {str(error).splitlines()[0]}", span) from None


def composed_string(cursor: Cursor, node: cst.BaseString) -> ir.Expr:
    """An f-string, a t-string, or literals side by side; without a replacement field it is a constant."""
    start = cursor.skip()
    parts: list[Part] = []
    while isinstance(node, cst.ConcatenatedString):
        _piece(cursor, node.left, parts)
        node = node.right
    _piece(cursor, node, parts)
    span = cursor.span(start)
    if None in parts:
        return ir.OpaqueExpr("TemplatedString", span)
    blobs = [part for part in parts if isinstance(part, bytes)]
    if blobs:
        return ir.Const(b"".join(blobs), span)
    merged: list[str | ir.Formatted] = []
    texts: list[str] = []
    for part in parts:
        if isinstance(part, str):
            texts += [part] if part else []
        elif isinstance(part, ir.Formatted):
            if texts:
                merged.append("".join(texts))
            merged.append(part)
            texts = []
    if not merged:
        return ir.Const("".join(texts), span)
    if texts:
        merged.append("".join(texts))
    return ir.JoinedStr(tuple(merged), span)


def _piece(cursor: Cursor, node: cst.CSTNode, parts: list[Part]) -> None:
    if isinstance(node, cst.SimpleString):
        value = simple_string(cursor, node)
        assert isinstance(value, ir.Const)
        if isinstance(value.value, (str, bytes)):
            parts.append(value.value)
        return
    assert isinstance(node, (cst.FormattedString, cst.TemplatedString))
    start = cursor.token(len(node.start))
    is_raw = "r" in node.start.lower()
    parts += _contents(cursor, node.parts, is_raw)
    cursor.pos += len(node.end)
    if cursor.strings is not None:
        cursor.strings.append((start, cursor.pos))
    if isinstance(node, cst.TemplatedString):
        parts.append(None)


def _contents(cursor: Cursor, nodes: object, is_raw: bool) -> list[str | ir.Formatted]:
    """The parts between the quotes of an f-string, or of a format specification; spaces count there."""
    parts: list[str | ir.Formatted] = []
    assert isinstance(nodes, (list, tuple))
    for node in nodes:
        if isinstance(node, TEXT):
            start = cursor.pos
            cursor.pos += len(node.value)
            text = _text(node.value, is_raw, cursor, start)
            if parts and isinstance(parts[-1], str):
                parts[-1] += text
            else:
                parts.append(text)
        else:
            parts += _field(cursor, node, is_raw)
    return parts


def _text(value: str, is_raw: bool, cursor: Cursor, start: int) -> str:
    if "\r" in value:
        value = value.replace("\r\n", "\n").replace("\r", "\n")
    if "\\" in value and not is_raw:
        # The braces of "\N{...}" are none that are doubled.
        try:
            pieces = [unescape(piece, is_bytes=False) for piece in _undoubled(value)]
        except ValueError as error:
            raise Unreadable(f"bad string literal: {error}", cursor.span(start)) from None
        return "".join(pieces)
    return value.replace("{{", "{").replace("}}", "}")


def _undoubled(value: str) -> list[str]:
    """The text between doubled braces, and the single braces that these stand for."""
    pieces: list[str] = []
    for position, piece in enumerate(value.split("{{")):
        if position:
            pieces.append("{")
        for again, rest in enumerate(piece.split("}}")):
            if again:
                pieces.append("}")
            pieces.append(rest)
    return pieces


def _field(cursor: Cursor, node: Interpolation, is_raw: bool) -> list[str | ir.Formatted]:
    """`{value=!conversion:spec}`, with the text that "=" adds before it."""
    start = cursor.pos
    cursor.pos += 1
    value = expression(cursor, node.expression)
    before: list[str | ir.Formatted] = []
    conversion = node.conversion or ""
    if node.equal is not None:
        cursor.token(1)
        end = cursor.skip()
        before.append(cursor.text[start + 1 : end])
        if not conversion and node.format_spec is None:
            conversion = "r"
    if node.conversion is not None:
        cursor.token(1)
        cursor.token(len(node.conversion))
    spec = None
    if node.format_spec is not None:
        spec_start = cursor.token(1) + 1
        contents = _contents(cursor, node.format_spec, is_raw)
        spec = ir.JoinedStr(tuple(contents), cursor.span(spec_start))
    cursor.token(1)
    return [*before, ir.Formatted(value, conversion, spec, cursor.span(start))]
