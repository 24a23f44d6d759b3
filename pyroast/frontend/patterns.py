"""Lowering of the patterns of `match`."""

from __future__ import annotations

import libcst as cst

from pyroast import ir
from pyroast.frontend.cursor import Cursor
from pyroast.frontend.expressions import expression


def pattern(cursor: Cursor, node: cst.MatchPattern) -> ir.Pattern:
    """Lower a pattern; names that it captures are bound in the scope."""
    if isinstance(node, (cst.MatchValue, cst.MatchSingleton)):
        return ir.PValue(expression(cursor, node.value))
    # A tuple's innermost parentheses are passed over here as well: patterns carry no spans.
    parens = getattr(node, "lpar", ())
    for _ in parens:
        cursor.token(1)
    result = _inner(cursor, node)
    for _ in parens:
        cursor.token(1)
    return result


def _inner(cursor: Cursor, node: cst.MatchPattern) -> ir.Pattern:
    if isinstance(node, cst.MatchAs):
        return _capture(cursor, node)
    if isinstance(node, cst.MatchOr):
        options = [pattern(cursor, node.patterns[0].pattern)]
        for element in node.patterns[1:]:
            cursor.token(1)
            options.append(pattern(cursor, element.pattern))
        return ir.POr(tuple(options))
    if isinstance(node, cst.MatchTuple):
        return ir.PSequence(tuple([_element(cursor, element) for element in node.patterns]))
    if isinstance(node, cst.MatchList):
        bracketed = node.lbracket is not None
        if bracketed:
            cursor.token(1)
        items = tuple([_element(cursor, element) for element in node.patterns])
        if bracketed:
            cursor.token(1)
        return ir.PSequence(items)
    if isinstance(node, cst.MatchMapping):
        return _mapping(cursor, node)
    assert isinstance(node, cst.MatchClass)
    return _class(cursor, node)


def _capture(cursor: Cursor, node: cst.MatchAs) -> ir.Pattern:
    inner = None
    if node.pattern is not None:
        inner = pattern(cursor, node.pattern)
        cursor.token(2)
    return ir.PAs(inner, _bound(cursor, node.name))


def _bound(cursor: Cursor, node: cst.Name | None) -> str | None:
    """The name that is captured, or None for the wildcard."""
    if node is None:
        cursor.token(1)
        return None
    cursor.token(len(node.value))
    cursor.scope.bound.add(node.value)
    return node.value


def _element(cursor: Cursor, node: cst.MatchSequenceElement | cst.MatchStar) -> ir.Pattern:
    if isinstance(node, cst.MatchStar):
        cursor.token(1)
        return ir.PStar(_bound(cursor, node.name))
    return pattern(cursor, node.value)


def _mapping(cursor: Cursor, node: cst.MatchMapping) -> ir.Pattern:
    cursor.token(1)
    keys, values = [], []
    for element in node.elements:
        keys.append(expression(cursor, element.key))
        cursor.token(1)
        values.append(pattern(cursor, element.pattern))
    rest = None
    if node.rest is not None:
        cursor.token(2)
        rest = _bound(cursor, node.rest)
    cursor.token(1)
    return ir.PMapping(tuple(keys), tuple(values), rest)


def _class(cursor: Cursor, node: cst.MatchClass) -> ir.Pattern:
    cls = expression(cursor, node.cls)
    cursor.token(1)
    positional = tuple([pattern(cursor, element.value) for element in node.patterns])
    keywords = []
    for keyword in node.kwds:
        cursor.token(len(keyword.key.value))
        cursor.token(1)
        keywords.append((keyword.key.value, pattern(cursor, keyword.pattern)))
    cursor.token(1)
    return ir.PClass(cls, positional, tuple(keywords))
