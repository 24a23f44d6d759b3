"""What each construct is lowered to: values, scopes, callees, comments."""

from __future__ import annotations

import pytest

from pyroast import ir
from pyroast.frontend import lower_source, mentions_pyro


def expression(source: str) -> ir.Expr:
    (statement,) = lower_source(source.encode()).body
    assert isinstance(statement, ir.ExprStmt)
    return statement.value


def function(source: str) -> ir.FunctionDef:
    (statement,) = lower_source(source.encode()).body
    assert isinstance(statement, ir.FunctionDef)
    return statement


@pytest.mark.parametrize(
    "source",
    [
        "'a'",
        '""',
        "''",
        "'''a'''",
        "''''a'''",
        "''''''",
        '"""a\nb"""',
        "'''a\r\nb\rc'''",
        r"'\n\t\\\'\"\a\b\f\v\r'",
        r"r'\n'",
        r"R'\''",
        r"'\x41\u00e9\U0001F600\101\0\N{BULLET}'",
        r"b'\x41\377\u1\N'",
        r"rb'\x'",
        r"BR'\x'",
        r"'\q\8'",
        "'a\\\nb'",
        "'a\\\r\nb'",
        "u'é'",
        "'a' 'b'",
        '\'a\' r\'\\n\' """c"""',
        "b'a' b'b'",
        "('a'\n 'b')",
        "f''",
        "f'{{a}}'",
        "f'' 'a'",
        "1",
        "0",
        "00",
        "1_000",
        "0xFF",
        "0b1_0",
        "0o17",
        "1.5",
        ".5",
        "5.",
        "1e3",
        "1_0.5e-1_0",
        "2j",
        "1_0.5J",
        "None",
        "True",
        "False",
        "...",
    ],
)
@pytest.mark.filterwarnings("ignore")
def test_literals(source: str) -> None:
    value = expression(source)
    expected = eval(source)
    assert isinstance(value, ir.Const)
    assert (type(value.value), value.value) == (type(expected), expected)


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        ("f'a{x}b'", ["a", ("x", "", None), "b"]),
        ("f'{{{x}}}'", ["{", ("x", "", None), "}"]),
        ("f'\\n{x!r}'", ["\n", ("x", "r", None)]),
        ("rf'\\n{x!s}'", ["\\n", ("x", "s", None)]),
        ("f'{ x = }'", [" x = ", ("x", "r", None)]),
        ("f'{x=!s}'", ["x=", ("x", "s", None)]),
        ("f'{x=:>3}'", ["x=", ("x", "", [">3"])]),
        ("f'{x:a{y}b}'", [("x", "", ["a", ("y", "", None), "b"])]),
        ("'a' f'b{x}' 'c' f'd'", ["ab", ("x", "", None), "cd"]),
        ("f'''a\r\n{x}'''", ["a\n", ("x", "", None)]),
    ],
)
def test_formatted_strings(source: str, parts: list[object]) -> None:
    value = expression(source)
    assert isinstance(value, ir.JoinedStr)
    assert shown(value) == parts


def shown(joined: ir.JoinedStr) -> list[object]:
    parts: list[object] = []
    for part in joined.parts:
        if isinstance(part, str):
            parts.append(part)
            continue
        assert isinstance(part.value, ir.Name)
        spec = shown(part.spec) if isinstance(part.spec, ir.JoinedStr) else None
        parts.append((part.value.id, part.conversion, spec))
    return parts


def test_template_strings_are_opaque() -> None:
    value = expression("t'a{b:{c}}' 'd'")
    assert isinstance(value, ir.OpaqueExpr)
    assert value.span == (1, 1, 1, 16)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("def f(a, /, b, *c, d, **e): g = 1", "abcdefg"),
        ("def f():\n  import a.x, b.x as b\n  from x import c as c, d", "abcd"),
        ("def f():\n  for a, (b, *c) in x: pass\n  with x as d, x as [e]: pass", "abcde"),
        ("def f():\n  try: pass\n  except x as a: pass\n  class b: x = y = 1\n  def c(y): x = 1", "abc"),
        (
            "def f():\n  match x:\n    case [a, *b, {'k': c, **d}] | X(e, k=g) as h: pass\n    case _: pass",
            "abcdegh",
        ),
        (
            "def f():\n  [x for x in y if (a := x)]\n  (lambda x: (y := x))\n  b: int\n  c += 1\n  del d",
            "abcd",
        ),
        ("def f(a, b):\n  global a2, c\n  nonlocal d\n  c = d = e = 1\n  x.y = x[0] = 2", "abe"),
    ],
)
def test_locals(source: str, expected: str) -> None:
    assert function(source).locals == frozenset(expected) - frozenset("f")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("def f(): yield", True),
        ("def f(): x = yield from y", True),
        ("async def f():\n  if a:\n    for b in c: await (yield b)", True),
        ("def f(): return lambda: (yield)", False),
        ("def f():\n  def g(): yield", False),
    ],
)
def test_generators(source: str, expected: bool) -> None:
    assert function(source).is_generator is expected


def test_callees() -> None:
    module = lower_source(
        b"@top(1)\ndef f(a=default()):\n"
        b"  pyro.sample('x', dist.Normal(0, 1).expand([2]))\n"
        b"  self.model.x(lambda: inner())\n"
        b"  with plate, a.b as c, d(): pass\n"
        b"  @decorator\n  @other.decorator(1)\n  def g(): nested()\n"
        b"  class C(base()): y = attribute()\n"
        b"  f'{formatted()}'\n  x[0]()\n"
        b"outside()\n"
    )
    f = module.body[0]
    assert isinstance(f, ir.FunctionDef)
    inside = {
        "pyro.sample",
        "dist.Normal",
        "self.model.x",
        "inner",
        "plate",
        "a.b",
        "d",
        "decorator",
        "other.decorator",
        "nested",
        "base",
        "attribute",
        "formatted",
    }
    assert f.callees == inside
    assert module.callees == inside | {"top", "default", "outside"}


def test_comments_are_none_of_those_in_strings() -> None:
    module = lower_source(
        b"x = '# noqa'  # noqa: PYR301\n"
        b"y = '''\n# pyroast: no\n'''  # NOQA\n"
        b"# pyroast: file\n# nothing\n"
        b"z = f'#{x} # noqa'\n"
        b"w = ('#', '#')  # a # pyroast\n"
        b"def f():  # noqa\n    pass"
    )
    assert module.comments == (
        (1, 15, "# noqa: PYR301"),
        (4, 6, "# NOQA"),
        (5, 1, "# pyroast: file"),
        (8, 17, "# a # pyroast"),
        (9, 11, "# noqa"),
    )


def test_newer_syntax() -> None:
    module = lower_source(
        b"type A[T: int = str, *Ts = *tuple[int], **P = [int]] = list[T]\n"
        b"def f[T: (int, str)](x: T, *args: *Ts) -> T: return x\n"
        b"class C[T](Base, k=v): pass\n"
        b"try: pass\nexcept* E as e: pass\n"
        b"x[*a, b]\nlazy import a.b as c\nlazy from ..a import (b as c)\nx.y\n"
    )
    alias, f, cls, attempt, subscript, lazy, lazy_from, last = module.body
    assert isinstance(alias, ir.OpaqueStmt) and alias.binds == ("A",)
    assert isinstance(f, ir.FunctionDef) and f.span == (2, 1, 2, 44)
    assert isinstance(cls, ir.ClassDef) and [base.keyword for base in cls.bases] == [None, "k"]
    assert isinstance(attempt, ir.Try) and attempt.is_star
    assert isinstance(subscript, ir.ExprStmt) and isinstance(subscript.value, ir.Subscript)
    index = subscript.value.index
    assert isinstance(index, ir.Sequence) and isinstance(index.items[0], ir.Starred)
    assert isinstance(lazy, ir.Import) and lazy.span == (7, 1, 7, 21)
    assert isinstance(lazy_from, ir.ImportFrom) and lazy_from.span == (8, 1, 8, 30)
    assert last.span == (9, 1, 9, 4)


def test_every_node_type_has_its_function() -> None:
    import libcst as cst

    from pyroast.frontend import expressions, lower, statements

    assert lower.TABLE is expressions.TABLE
    kinds = [kind for kind in vars(cst).values() if isinstance(kind, type)]
    roots = (cst.BaseSmallStatement, cst.BaseCompoundStatement)
    wanted = {kind for kind in kinds if issubclass(kind, roots) and not kind.__name__.startswith("Base")}
    assert wanted == set(statements.TABLE)
    roots = (cst.BaseExpression, cst.BaseElement)
    wanted = {kind for kind in kinds if issubclass(kind, roots) and not kind.__name__.startswith("Base")}
    opaque = {cst.Element, cst.DictElement, cst.StarredDictElement}
    assert {kind.__name__ for kind in wanted - opaque - set(expressions.TABLE)} <= {"StarredDictComp"}


def test_newer_expressions_are_opaque() -> None:
    both = expression("({**a\n for a in b}), c")
    assert isinstance(both, ir.Sequence)
    assert isinstance(both.items[0], ir.OpaqueExpr) and both.items[1].span == (2, 16, 2, 17)


def test_chains_are_flat() -> None:
    both = expression("a and b and (c and d) or e")
    assert isinstance(both, ir.BoolOp) and both.op == "or"
    left = both.values[0]
    assert isinstance(left, ir.BoolOp) and len(left.values) == 3


def test_a_file_that_does_not_mention_pyro() -> None:
    assert mentions_pyro(b"import pyro.distributions") and not mentions_pyro(b"import torch")
