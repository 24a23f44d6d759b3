"""Spans agree with the places that `ast` gives, node by node."""

from __future__ import annotations

import sysconfig
from pathlib import Path

import pytest

from pyroast import ir
from pyroast.frontend import lower_source

from .reference import of_ast, of_ir

STDLIB = Path(sysconfig.get_paths()["stdlib"])
SAMPLE = [
    "argparse.py",
    "ast.py",
    "dataclasses.py",
    "datetime.py",
    "enum.py",
    "functools.py",
    "inspect.py",
    "asyncio/base_events.py",
    "asyncio/tasks.py",
    "json/decoder.py",
    "statistics.py",
    "textwrap.py",
    "tokenize.py",
    "typing.py",
    "unittest/mock.py",
    "zipfile.py",
]

SNIPPETS = {
    "tabs": "if x:\n\tf(a,\tb)\n\twith  g ( ) as\th:\tpass\n",
    "carriage returns and line feeds": "x = f(a,\r\n      b)\r\ny = '''\r\n'''.z\r\n",
    "lone carriage returns": "x = f(a,\r  b)\ry = x.z\r",
    "form feed": "x = 1\n\f\ndef f(a):\n    return a\n\x0cy = f(x)\n",
    "vertical tab in a string": "x = 'a\x0bb\x0c\x1c\u2028', y\nz.w\n",
    "non-ASCII": "é = 'żółć', f(ü).ñ; λ = é\nclass Ä(é): pass\n",
    "identifiers in another form": "ｘ.ﬁ = ﬀ(ｙ=1)\ndef ｆ(ª): pass\n",
    "wide characters": "x = '😀😀', y.z  # 😀\nw = '''\n😀''', y.z\n",
    "decorators": "@a.b\n# c\n@d(e)\n\ndef f(): pass\n@g\nclass C: pass\n@h\nasync def i(): pass\n",
    "parentheses": "x = ((a)).b, ((c))(d), ((e)[f])\n((g)) = (h, (i))\nj = (k for k in l), m(n for n in o)\n",
    "tuples": "x = a, b,\nx = (a, b,)\ny[a, b ,]; y[a,]; y[(a,)]; y[a, b]\nfor z, in w: pass\nreturn_ = ()\n",
    "multi-line call": "f(\n  a,  # one\n  b=c(\n    d\n  ),\n)\n",
    "continuation": "x = a + \\\n  b \\\n  .c\nassert x, \\\n y\n",
    "semicolons": "a; b ;c()\nif x: y; z;\n",
    "with": "with (a as b, c as (d, e)): pass\nwith (a), (b): pass\nwith a, b as c.d: pass\nwith (a): pass\n",
    "async": (
        "async def f():\n  async with a as b: pass\n  async for c in d: await e\n  [g async for h in i]\n"
    ),
    "lambdas": (
        "f = lambda: 0\ng = lambda a, /, b=1, *c, d: (yield)\nh = lambda *, a, **b: a\ni = lambda *a: a\n"
    ),
    "parameters": "def f(a: b, /, c: d = e, *g: h, i: j = k, **l: m) -> n: pass\n",
    "operators": (
        "x = not a in b is not c not  in d\ny = -a ** -b @ c // d if e else f\nz = ~a or b and (c or d)\n"
    ),
    "slices": "x[a:b:c], x[:], x[::], x[a:, ..., :b], x[::c]\n",
    "imports": "from . . a import (b as c, d,)\nfrom .. import e\nimport f . g as h, i\n",
    "displays": "x = [*a, b], {*c, d}, {e: f, **g}, {}, [], (*h,)\n",
    "comprehensions": "x = {a: b for c, d in e if f if g for h in i}, {j for k in l}\n",
    "assignments": "a = b = c, *d = e\nf += g\nh: i = j\nk: l\ndel m, n[o]\ndel (p)\nq.r[s]: t = u\n",
    "walrus": "if (a := b(c)) and (d := e): f(g := h)\nx[i := 0]\n",
    "exceptions": (
        "try: a\nexcept b as c: d\nexcept (e, f): g\nexcept: h\nelse: i\nfinally: j\nraise k from l\n"
    ),
    "match": (
        "match a, b:\n  case [c, *d], {'e': f, **g}: pass\n  case (h.i | -1 | 1+2j) as j if k: pass\n"
        "  case L(m, n=o) | (p): pass\n  case None | True: pass\n  case q, *_: pass\n  case _: pass\n"
    ),
    "strings": "x = 'a' \"b\" f'c{d}' , e\ny = f'{f!r:>{g}}{h=}{{}}' 'i', j\nz = rb'k' b'l', m\n",
    "numbers": "x = 1_0, 0x_f, 1e5, .5, 1j, 0b1, 0o7, 1_0.0_1e-1_0\n",
    "no end of line": "x = a.b",
    "comments only": "# a\n\n#b",
    "empty": "",
}


@pytest.mark.parametrize("source", SNIPPETS.values(), ids=SNIPPETS)
def test_snippet(source: str) -> None:
    data = source.encode()
    assert of_ir(lower_source(data)) == of_ast(data)


@pytest.mark.parametrize("name", [name for name in SAMPLE if (STDLIB / name).exists()])
def test_standard_library(name: str) -> None:
    data = (STDLIB / name).read_bytes()
    assert of_ir(lower_source(data)) == of_ast(data)


def test_byte_order_mark_is_no_column() -> None:
    (statement,) = lower_source(b"\xef\xbb\xbfx.y\n").body
    assert statement.span == (1, 1, 1, 4)


def test_headers_end_before_their_colon() -> None:
    source = (
        b"def f(a) -> b :\n  with c as d :\n    for e in f :\n      while g: pass\n  if h: i\n  elif j: k\n"
    )
    (function,) = lower_source(source).body
    assert isinstance(function, ir.FunctionDef)
    assert (function.span, function.name_span) == ((1, 1, 1, 14), (1, 5, 1, 6))
    with_, if_ = function.body
    assert isinstance(with_, ir.With) and isinstance(if_, ir.If)
    assert (with_.span, if_.span, if_.orelse[0].span) == ((2, 3, 2, 14), (5, 3, 5, 7), (6, 3, 6, 9))
    (for_,) = with_.body
    assert isinstance(for_, ir.For)
    assert (for_.span, for_.body[0].span) == ((3, 5, 3, 15), (4, 7, 4, 14))
