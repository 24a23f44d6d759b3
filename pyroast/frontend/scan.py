"""One look at the text before it is parsed, to refuse what would end the parser or keep it busy for minutes.

Python itself refuses brackets more than 200 deep. The parser of libcst copies an expression once for each
level above it, so that its time is the sum of the sizes of all subexpressions: quadratic in the length of a
chain such as `a[0][0][0]` or `1 + 1 + 1` and in the depth of brackets, and exponential in the depth of nested
patterns. The scan adds up that sum from brackets and operators alone. The limits were found by measuring.
"""

from __future__ import annotations

import re
from itertools import islice

from pyroast.frontend.cursor import line_starts
from pyroast.frontend.errors import Unreadable
from pyroast.spans import Span

MAX_BRACKETS = 200
"""As in Python's own tokenizer."""

MAX_PATTERN = 7
"""Brackets around a pattern: 7 take libcst 0.04 s, 10 take 2 s, and each further one four times as long."""

MAX_DELETED = 15
"""Brackets around a target of `del`: 16 take libcst 0.04 s, 20 take 0.5 s, each further one twice as long."""

PATTERN_WEIGHT = 6
"""The cost of a bracket in a pattern, times four for each level."""

MAX_ELIF = 4_000
"""64,000 are still parsed on a stack of 256 MB."""

MAX_COST = 6_000_000
COST_PER_CHARACTER = 50
"""About 2,400 terms of a sum, 1,000 subscripts in a row, 1 to 2 s; and what a large file may add to it."""

FREE_DEPTH = 8
"""Levels and operators below this cost no more than the text itself."""

LEVEL_WEIGHT = 20
"""What a level of brackets costs, compared with an operator."""

TOKEN = re.compile(
    r'''
    (?:\b[rR]?[fFtT][rR]?)?(?:
        """[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*(?:"""|\Z)
      | \'\'\'[^\'\\]*(?:(?:\\.|\'(?!\'\'))[^\'\\]*)*(?:\'\'\'|\Z)
      | "[^"\\\r\n]*(?:\\(?:\r\n|.)[^"\\\r\n]*)*"?
      | '[^'\\\r\n]*(?:\\(?:\r\n|.)[^'\\\r\n]*)*'?
    )
    | \#[^\r\n]*
    | \\\r?\n?
    | [][(){}\n\r,;.+\-*/%@&|^~]
    | \b(?:not|and|or|if|else|lambda|await|del)\b
    | \bcase\b(?=[ \t\f]*[^\s=,:)\]}])
    ''',
    re.VERBOSE | re.DOTALL,
)
INNER = re.compile(r"[][(){}]")
FORMATTED = re.compile(r"[rR]?[fFtT]")

OPEN, CLOSE, OPERATOR, SEPARATOR, LINE, CASE, DELETE, LAMBDA = range(8)
KINDS = {
    **dict.fromkeys("([{", OPEN),
    **dict.fromkeys(")]}", CLOSE),
    **dict.fromkeys([*".+-*/%@&|^~", "not", "if", "else", "await"], OPERATOR),
    **dict.fromkeys([",", ";", "and", "or"], SEPARATOR),
    **dict.fromkeys("\r\n", LINE),
    "case": CASE,
    "del": DELETE,
    "lambda": LAMBDA,
}
WEIGHTS = {"[": 3, "(": 1, "{": 1}
LAMBDA_WEIGHT = 3
STRING_WEIGHT = 8


def scan(text: str) -> None:
    """Refuse text that the parser cannot bear.

    Raises:
        Unreadable: with the place at which the limit was passed.
    """
    tokens = TOKEN.findall(text)
    budget = MAX_COST + COST_PER_CHARACTER * len(text)
    # Of the innermost bracket: operators since the last separator, tokens since then, tokens in all.
    operators = mass = total = cost = 0
    outer: list[tuple[int, int, int]] = []
    deepest = MAX_BRACKETS
    fresh_line = True
    for index, token in enumerate(tokens):
        kind = KINDS.get(token)
        mass += 1
        if kind == OPERATOR:
            operators += 1
        elif kind == OPEN:
            outer.append((operators + WEIGHTS[token], mass, total))
            operators = mass = total = 0
            depth = len(outer)
            if depth > deepest:
                raise _refusal(text, index, f"brackets nested more than {deepest} deep")
            if deepest == MAX_PATTERN:
                cost += PATTERN_WEIGHT * 4**depth
                if cost > budget:
                    raise _refusal(text, index, "patterns nested too deep")
        elif kind is None:
            if "{" in token and FORMATTED.match(token):
                depth, left = _depths(token)
                if len(outer) + depth > MAX_BRACKETS:
                    raise _refusal(text, index, f"brackets nested more than {MAX_BRACKETS} deep")
                operators += STRING_WEIGHT * left
        elif kind == LAMBDA:
            operators += LAMBDA_WEIGHT
        elif kind == LINE and outer:
            mass -= 1
        else:
            if operators > FREE_DEPTH:
                cost += operators * mass
                if cost > budget:
                    raise _refusal(text, index, "an expression too long for the parser")
            if kind == SEPARATOR:
                total += mass
                operators = mass = 0
            elif kind == CLOSE:
                if outer:
                    total += mass
                    if len(outer) > FREE_DEPTH:
                        cost += LEVEL_WEIGHT * total
                    inside = total
                    operators, mass, total = outer.pop()
                    mass += inside
            elif kind == CASE:
                if fresh_line:
                    deepest = MAX_PATTERN
            elif kind == DELETE:
                deepest = MAX_DELETED
            else:
                operators = mass = total = 0
                deepest = MAX_BRACKETS
                fresh_line = True
                continue
        fresh_line = False
    if operators * mass + cost > budget:
        raise _refusal(text, len(tokens) - 1, "an expression too long for the parser")
    if text.count("elif") > MAX_ELIF:
        _scan_elif(text)


def _depths(token: str) -> tuple[int, int]:
    """How deep brackets nest in an f-string, quotes within it ignored, and how many stay open at its end."""
    depth = deepest = 0
    for bracket in INNER.findall(token):
        if bracket in "([{":
            depth += 1
            deepest = max(deepest, depth)
        elif depth:
            depth -= 1
    return deepest, depth


LINE_HEAD = re.compile(r"^([ \t]*)(elif\b|else\b|[^\s#])", re.MULTILINE)


def _scan_elif(text: str) -> None:
    """Refuse long chains of `elif`: on one column, with no other line as far to the left between them."""
    chains: list[list[int]] = []
    for match in LINE_HEAD.finditer(text):
        column = len(match[1])
        while chains and chains[-1][0] > column:
            chains.pop()
        same = bool(chains) and chains[-1][0] == column
        if match[2] == "elif":
            if not same:
                chains.append([column, 0])
            chains[-1][1] += 1
            if chains[-1][1] > MAX_ELIF:
                raise Unreadable(f"more than {MAX_ELIF} elif in a row", _span_at(text, match.start(2)))
        elif same:
            chains.pop()


def _refusal(text: str, index: int, message: str) -> Unreadable:
    match = next(islice(TOKEN.finditer(text), index, None))  # found once already
    return Unreadable(message, _span_at(text, match.start()))


def _span_at(text: str, offset: int) -> Span:
    starts = line_starts(text[:offset])[:-1]
    column = offset - starts[-1] + 1
    return Span(len(starts), column, len(starts), column)
