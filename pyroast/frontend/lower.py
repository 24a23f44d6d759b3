"""Text to IR: parse, walk, and collect the comments that are wanted. The one importer of libcst's parser."""

from __future__ import annotations

import ast
import re
import warnings
from bisect import bisect_right

import libcst as cst

from pyroast import ir
from pyroast.frontend.cursor import Cursor
from pyroast.frontend.displays import DISPLAYS
from pyroast.frontend.errors import Unreadable
from pyroast.frontend.expressions import TABLE
from pyroast.frontend.functions import lambda_expression
from pyroast.frontend.scan import scan
from pyroast.frontend.statements import statements
from pyroast.frontend.strings import composed_string, simple_string
from pyroast.spans import Span

TABLE.update(DISPLAYS)
TABLE[cst.Lambda] = lambda_expression
TABLE[cst.SimpleString] = simple_string
TABLE[cst.FormattedString] = composed_string
TABLE[cst.TemplatedString] = composed_string
TABLE[cst.ConcatenatedString] = composed_string

WANTED = re.compile(r"noqa|pyroast", re.IGNORECASE)
PLACE = re.compile(r"error at (\d+):(\d+): ")


def lower(text: str) -> ir.Module:
    """Lower decoded text.

    Raises:
        Unreadable: a syntax error, or what the parser cannot bear.
    """
    scan(text)
    tree = _parse(text)
    cursor = Cursor(text, with_comments=WANTED.search(text) is not None)
    body = statements(cursor, tree.body)
    comments = () if cursor.strings is None else _comments(cursor, cursor.strings)
    return ir.Module(body, frozenset(cursor.scope.callees), comments)


_VALIDATE = cst.CSTNode.__post_init__


def _not_validated(node: cst.CSTNode) -> None:
    """What libcst checks of each node is for nodes made by hand; for those of its parser it takes a fifth of the time."""


def _parse(text: str) -> cst.Module:
    setattr(cst.CSTNode, "__post_init__", _not_validated)  # noqa: B010  # mypy lets no one assign to a method
    try:
        return cst.parse_module(text)
    except cst.ParserSyntaxError as error:
        raise _syntax_error(text, error) from None
    except Exception as error:
        raise Unreadable(f"libcst cannot parse this: {type(error).__name__}") from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # the one name that a panic in libcst's parser has
            raise
        raise Unreadable("libcst cannot parse this") from None
    finally:
        setattr(cst.CSTNode, "__post_init__", _VALIDATE)  # noqa: B010


def _syntax_error(text: str, error: cst.ParserSyntaxError) -> Unreadable:
    """What Python says about the text, for it knows the place better; libcst's words if Python accepts it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            ast.parse(text)
        except SyntaxError as refusal:
            line, column = max(refusal.lineno or 1, 1), max(refusal.offset or 1, 1)
            message = " ".join(str(refusal.msg).split())
            return Unreadable(f"syntax error: {message}", Span(line, column, line, column))
        except (ValueError, MemoryError, RecursionError):
            pass
    found = PLACE.search(error.message)
    line, column = (int(found[1]), int(found[2]) + 1) if found else (1, 1)
    message = " ".join(PLACE.sub("", error.message).split())
    return Unreadable(f"syntax error: {message[:200]}", Span(line, column, line, column))


def _comments(cursor: Cursor, strings: list[tuple[int, int]]) -> tuple[tuple[int, int, str], ...]:
    """The wanted comments with line and column: the first "#" of a line that is in no string starts one."""
    text, starts = cursor.text, cursor.starts
    comments: list[tuple[int, int, str]] = []
    following = done = 0
    for match in WANTED.finditer(text):
        line = bisect_right(starts, match.start())
        if line == done:
            continue
        done = line
        mark = text.find("#", starts[line - 1], starts[line])
        while mark >= 0:
            while following < len(strings) and strings[following][1] <= mark:
                following += 1
            if following == len(strings) or mark < strings[following][0]:
                break
            mark = text.find("#", strings[following][1], starts[line])
        if mark >= 0:
            comment = text[mark : starts[line]].rstrip("\r\n")
            if WANTED.search(comment):
                comments.append((line, mark - starts[line - 1] + 1, comment))
    return tuple(comments)
