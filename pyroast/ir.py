"""The intermediate representation: what the interpreter runs, free of syntax and whitespace.

Every node is a frozen dataclass compared by identity and carries its span. Anything that Python can say and
pyroast does not model is an explicit `OpaqueExpr` or `OpaqueStmt`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Union

from pyroast.records import dataclass
from pyroast.spans import Span

# Expressions


@dataclass(frozen=True, slots=True, eq=False)
class Const:
    """A literal: None, bool, int, float, complex, str, bytes or Ellipsis."""

    value: object
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    id: str
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Attr:
    value: Expr
    name: str
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Subscript:
    """`value[index]`; several subscript elements arrive as a `Sequence` of kind "tuple"."""

    value: Expr
    index: Expr
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Slice:
    lower: Expr | None
    upper: Expr | None
    step: Expr | None
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Arg:
    """One argument of a call: `star` is "", "*" or "**"; `keyword` is set for `name=value`."""

    value: Expr
    keyword: str | None
    star: str


@dataclass(frozen=True, slots=True, eq=False)
class Call:
    func: Expr
    args: tuple[Arg, ...]
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Sequence:
    """A tuple, list or set display; `kind` is "tuple", "list" or "set". Elements may be `Starred`."""

    kind: str
    items: tuple[Expr, ...]
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Starred:
    value: Expr
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class DictDisplay:
    """A dict display; a key of None stands for `**value`."""

    items: tuple[tuple[Expr | None, Expr], ...]
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class BinOp:
    """`left op right`; `op` as written: + - * / // % ** @ << >> & | ^. Left chains may be thousands deep."""

    op: str
    left: Expr
    right: Expr
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class UnaryOp:
    """`op` is "-", "+", "~" or "not"."""

    op: str
    operand: Expr
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class BoolOp:
    """A flattened chain; `op` is "and" or "or"."""

    op: str
    values: tuple[Expr, ...]
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Compare:
    """A chain of comparisons; operators as written, with "is not" and "not in"."""

    left: Expr
    rest: tuple[tuple[str, Expr], ...]
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class IfExpr:
    test: Expr
    body: Expr
    orelse: Expr
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Lambda:
    params: tuple[Param, ...]
    body: Expr
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """`for target in iter if ...` of a comprehension."""

    target: Expr
    iter: Expr
    tests: tuple[Expr, ...]
    is_async: bool


@dataclass(frozen=True, slots=True, eq=False)
class Comprehension:
    """`kind` is "list", "set", "dict" or "generator"; `value` is for a dict only (element is the key)."""

    kind: str
    element: Expr
    value: Expr | None
    clauses: tuple[Clause, ...]
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Formatted:
    """`{value!conversion:spec}` in an f-string; `conversion` "", "s", "r" or "a"; `spec` is a JoinedStr."""

    value: Expr
    conversion: str
    spec: Expr | None
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class JoinedStr:
    """An f-string or a concatenation of literals with f-strings: str parts and `Formatted` parts in order."""

    parts: tuple[Union[str, Formatted], ...]
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class NamedExpr:
    target: Name
    value: Expr
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Await:
    value: Expr
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Yield:
    """`yield value`, or `yield from value` if `is_from`."""

    value: Expr | None
    is_from: bool
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class OpaqueExpr:
    """An expression outside the modelled language; `kind` says which syntax it was."""

    kind: str
    span: Span


Expr = Union[
    Const, Name, Attr, Subscript, Slice, Call, Sequence, Starred, DictDisplay, BinOp, UnaryOp, BoolOp,
    Compare, IfExpr, Lambda, Comprehension, JoinedStr, Formatted, NamedExpr, Await, Yield, OpaqueExpr,
]  # fmt: skip


# Functions


@dataclass(frozen=True, slots=True, eq=False)
class Param:
    """`kind` is "posonly", "pos", "vararg", "kwonly" or "kwarg"."""

    name: str
    kind: str
    default: Expr | None
    annotation: Expr | None
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class FunctionDef:
    """`span` covers the header from the `def` (or `async`) keyword to the end of the parameters or return
    annotation; `name_span` the name. `locals` are the names bound in the body or parameters, less
    global/nonlocal ones. `callees` are the dotted names called anywhere in the body, nested functions and
    lambdas included (`pyro.sample`, `self.model`, `s`), decorators of nested functions too, and the dotted
    names of `with` items."""

    name: str
    params: tuple[Param, ...]
    body: tuple[Stmt, ...]
    decorators: tuple[Expr, ...]
    is_async: bool
    is_generator: bool
    locals: frozenset[str]
    callees: frozenset[str]
    name_span: Span
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class ClassDef:
    name: str
    bases: tuple[Arg, ...]
    body: tuple[Stmt, ...]
    decorators: tuple[Expr, ...]
    name_span: Span
    span: Span


# Statements


@dataclass(frozen=True, slots=True, eq=False)
class ExprStmt:
    value: Expr
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Assign:
    targets: tuple[Expr, ...]
    value: Expr
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class AugAssign:
    """`target op= value`; `op` without the "="."""

    target: Expr
    op: str
    value: Expr
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class AnnAssign:
    target: Expr
    annotation: Expr
    value: Expr | None
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Return:
    value: Expr | None
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Raise:
    exc: Expr | None
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Assert:
    test: Expr
    message: Expr | None
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Delete:
    targets: tuple[Expr, ...]
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Pass:
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Break:
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Continue:
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """`global` or `nonlocal` (the `kind`) with its names."""

    kind: str
    names: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Import:
    """`import a.b as c, d`: pairs of dotted module name and alias or None."""

    names: tuple[tuple[str, str | None], ...]
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class ImportFrom:
    """`from ..a import b as c`: `names` is None for a star import; `level` counts the leading dots."""

    module: str
    level: int
    names: tuple[tuple[str, str | None], ...] | None
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class If:
    test: Expr
    body: tuple[Stmt, ...]
    orelse: tuple[Stmt, ...]
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class For:
    target: Expr
    iter: Expr
    body: tuple[Stmt, ...]
    orelse: tuple[Stmt, ...]
    is_async: bool
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class While:
    test: Expr
    body: tuple[Stmt, ...]
    orelse: tuple[Stmt, ...]
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class WithItem:
    context: Expr
    target: Expr | None


@dataclass(frozen=True, slots=True, eq=False)
class With:
    items: tuple[WithItem, ...]
    body: tuple[Stmt, ...]
    is_async: bool
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Handler:
    """An `except` clause; `type` None for a bare one."""

    type: Expr | None
    name: str | None
    body: tuple[Stmt, ...]
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Try:
    body: tuple[Stmt, ...]
    handlers: tuple[Handler, ...]
    orelse: tuple[Stmt, ...]
    final: tuple[Stmt, ...]
    is_star: bool
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    pattern: Pattern
    guard: Expr | None
    body: tuple[Stmt, ...]
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    subject: Expr
    cases: tuple[Case, ...]
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class OpaqueStmt:
    """A statement outside the modelled language; `binds` are the names that it may bind."""

    kind: str
    binds: tuple[str, ...]
    span: Span


Stmt = Union[
    FunctionDef, ClassDef, ExprStmt, Assign, AugAssign, AnnAssign, Return, Raise, Assert, Delete, Pass, Break,
    Continue, Scope, Import, ImportFrom, If, For, While, With, Try, Match, OpaqueStmt,
]  # fmt: skip


# Patterns of `match`


@dataclass(frozen=True, slots=True, eq=False)
class PValue:
    """A value or singleton pattern: compares with `==` (or `is` for None, True, False)."""

    value: Expr


@dataclass(frozen=True, slots=True, eq=False)
class PSequence:
    items: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True, eq=False)
class PStar:
    name: str | None


@dataclass(frozen=True, slots=True, eq=False)
class PMapping:
    keys: tuple[Expr, ...]
    values: tuple[Pattern, ...]
    rest: str | None


@dataclass(frozen=True, slots=True, eq=False)
class PClass:
    cls: Expr
    positional: tuple[Pattern, ...]
    keywords: tuple[tuple[str, Pattern], ...]


@dataclass(frozen=True, slots=True, eq=False)
class PAs:
    """`pattern as name`; a capture has no pattern, the wildcard neither pattern nor name."""

    pattern: Pattern | None
    name: str | None


@dataclass(frozen=True, slots=True, eq=False)
class POr:
    options: tuple[Pattern, ...]


Pattern = Union[PValue, PSequence, PStar, PMapping, PClass, PAs, POr]


@dataclass(frozen=True, slots=True, eq=False)
class Module:
    """A lowered file. `comments` are lines, columns and texts of comments, filled only for those that hold "noqa" or
    "pyroast"."""

    body: tuple[Stmt, ...]
    callees: frozenset[str]
    comments: tuple[tuple[int, int, str], ...]


# All below a node

_PLACES = ("span", "name_span")
_fields: dict[type, tuple[str, ...] | None] = {}


def _fields_of(kind: type) -> tuple[str, ...] | None:
    """The fields of a kind of node that may hold nodes; None for what is no node."""
    if kind.__module__ != __name__:
        return None
    names: tuple[str, ...] = kind.__match_args__  # type: ignore[attr-defined]
    return tuple(name for name in names if name not in _PLACES)


def children(node: object) -> list[object]:
    """What stands directly below a node: nodes, tuples of nodes, and plain values."""
    kind = type(node)
    if kind not in _fields:
        _fields[kind] = _fields_of(kind)
    return [getattr(node, name) for name in _fields[kind] or ()]


def nodes(below: object) -> Iterator[object]:
    """A node, or the nodes of a tuple, and all below, in no order that counts; without recursion: sources may be deep."""
    pending = [below]
    while pending:
        node = pending.pop()
        kind = type(node)
        if kind is tuple:
            pending.extend(node)  # type: ignore[arg-type]  # a tuple, as asked
            continue
        if kind not in _fields:
            _fields[kind] = _fields_of(kind)
        fields = _fields[kind]
        if fields is not None:
            yield node
            pending.extend([getattr(node, name) for name in fields])
