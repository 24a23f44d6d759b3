"""Odd but legal Python around a pair: what stands before the model, and what its body does before it samples `z`."""

from __future__ import annotations

from dataclasses import dataclass

HEAD = """\
import functools
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam

"""


@dataclass(frozen=True, slots=True)
class Odd:
    """`ends` is False where Python itself would fail or never get to `z`: then any verdict is right."""

    setup: str = ""
    body: str = "pass"
    ends: bool = True
    call: str = "model"


def program(odd: Odd, guide: str) -> str:
    """The pair, with the body of the guide given."""
    body = odd.body.replace("\n", "\n    ")
    return (
        f"{HEAD}{odd.setup}\n\n"
        f"def model(flag):\n    {body}\n"
        f'    z = pyro.sample("z", dist.Normal(0.0, 1.0))\n'
        f'    return pyro.sample("data", dist.Normal(z, 1.0), obs=torch.tensor(0.5))\n\n'
        f"def guide(flag):\n    {guide}\n\n"
        f"SVI({odd.call}, guide, Adam({{}}), Trace_ELBO()).step(torch.tensor(1.0))\n"
    )


RIGHT = 'pyro.sample("z", dist.Normal(0.0, 1.0))'
WRONG = "pass"


def _chain(count: int, arguments: str = "") -> str:
    """f0 calls f1 twice, which calls f2 twice, …"""
    return (
        "".join(f"def f{n}(x):\n    return f{n + 1}(x{arguments}) + f{n + 1}(x)\n" for n in range(count))
        + f"def f{count}(x):\n    return x\n"
    )


def _loops(depth: int, bound: str, innermost: str) -> str:
    heads = "".join(" " * 4 * n + f"for i{n} in range({bound}):\n" for n in range(depth))
    return heads + " " * 4 * depth + innermost


def _branches(count: int) -> str:
    return "x = 0\n" + "".join(f"if flag > {n}:\n    x = x + {n}\n" for n in range(count))


def _choices(count: int) -> str:
    return "".join(
        f"if flag > {n}:\n    x = {n}\nelif flag < -{n}:\n    x = -{n}\nelse:\n    x = y\ny = x\n"
        for n in range(count)
    )


ODD = {
    "a parser of one's own": Odd(
        "import argparse\nclass Parser(argparse.ArgumentParser):\n"
        "    def parse_args(self, arguments=None, namespace=None):\n"
        "        return super().parse_args(arguments, namespace)\n",
        "Parser().parse_args([])",
    ),
    # Recursion
    "recursion without an end": Odd("def f(x):\n    return f(x)\n", "f(flag)", ends=False),
    "recursion that counts down": Odd("def f(n):\n    return n if n <= 0 else f(n - 1)\n", "f(50)"),
    "recursion that counts far": Odd("def f(n):\n    return n if n <= 0 else f(n - 1)\n", "f(500)"),
    "recursion on a symbol": Odd(
        "def f(n):\n    if n > 0:\n        return f(n - 1)\n    return n\n", "f(flag)"
    ),
    "mutual recursion with branches": Odd(
        "def f(x):\n    if x > 0:\n        return g(x - 1)\n    return h(x)\n"
        "def g(x):\n    if x > 1:\n        return f(x - 1)\n    return h(x)\n"
        "def h(x):\n    if x > 2:\n        return f(x) + g(x)\n    return x\n",
        "f(flag)",
    ),
    "recursion twice in each of three branches": Odd(
        "def f(x):\n    if x > 3:\n        return f(x - 1) + f(x - 2)\n    elif x > 2:\n        return f(x - 2) + f(x - 3)\n"
        "    elif x > 1:\n        return f(x / 2) + f(x / 3)\n    return x\n",
        "f(flag)",
    ),
    "fibonacci": Odd("def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\n", "fib(25)"),
    "ackermann": Odd(
        "def a(m, n):\n    if m == 0:\n        return n + 1\n    if n == 0:\n        return a(m - 1, 1)\n"
        "    return a(m - 1, a(m, n - 1))\n",
        "a(2, 3)",
    ),
    "lambda that calls itself": Odd("f = lambda x: f(x - 1) if x > 0 else x\n", "f(flag)"),
    "combinator": Odd(
        "Y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))\n",
        "Y(lambda self: lambda n: n if n <= 0 else self(n - 1))(3)",
    ),
    "omega": Odd("w = lambda x: x(x)\n", "w(w)", ends=False),
    "calls that double over 30 levels": Odd(_chain(30), "f0(flag)", ends=False),
    "calls that double with other arguments": Odd(_chain(30, " + 1"), "f0(flag)", ends=False),
    "a model that calls itself through block": Odd("", "if flag > 0:\n    poutine.block(model)(flag - 1)"),
    "a model that calls itself": Odd("", "model(flag)", ends=False),
    "a partial of itself": Odd("f = print\nf = functools.partial(f)\nf = functools.partial(f, f)\n", "f(f)"),
    "partial of partial of …": Odd("f = print\n" + "f = functools.partial(f)\n" * 200, "f(1)"),
    "star-args to themselves": Odd(
        "def f(*args, **kwargs):\n    return f(*args, *args, **kwargs)\n", "f(1, a=2)", ends=False
    ),
    "star-args that grow": Odd(
        "def f(n, *args):\n    return args if n == 0 else f(n - 1, *args, *args)\n", "f(12, 1)"
    ),
    # Control flow
    "100 branches on one name": Odd("", _branches(100)),
    "100 choices of three that feed one another": Odd("", "y = 0\n" + _choices(100)),
    "64 unrelated branches": Odd(
        "", "x = 0\n" + "".join(f"if torch.rand(()) > 0.5:\n    x = x + {n}\n" for n in range(64))
    ),
    "64 branches with an attribute": Odd(
        "class S:\n    x = 0\ns = S()\n",
        "".join(f"if torch.rand(()) > 0.5:\n    s.x = s.x + {n}\n" for n in range(64)),
    ),
    "200 conditional returns": Odd(
        "def f(x):\n"
        + "".join(f"    if x == {n}:\n        return {n}\n" for n in range(200))
        + "    return x\n",
        "f(flag)",
    ),
    "200 calls with conditional returns": Odd(
        "def f(x):\n    if x > 0:\n        return 1\n    return 2\n",
        "y = flag\n" + "y = f(y) + f(y + 1)\n" * 100,
    ),
    "6 loops with symbolic ranges": Odd("", _loops(6, "int(flag)", "x = i0 + i5")),
    "12 loops with symbolic ranges": Odd("", "x = 0\n" + _loops(12, "int(flag)", "x = x + i0 * i11")),
    "6 loops of 64": Odd("", "x = 0\n" + _loops(6, "64", "x = x + i5")),
    "a loop of a million": Odd("", "x = 0\nfor i in range(1_000_000):\n    x = x + i"),
    "a loop of huge powers": Odd("", "x = 2\nfor i in range(60):\n    x = x ** x", ends=False),
    "a loop that doubles a list": Odd("", "x = [1]\nfor i in range(60):\n    x = x + x", ends=False),
    "a loop that doubles a string": Odd("", "x = 'a'\nfor i in range(60):\n    x = x + x", ends=False),
    "a loop that nests a list": Odd("", "x = [1]\nfor i in range(60):\n    x = [x, x]"),
    "a loop that squares a list": Odd(
        "", "x = [1, 2]\nfor i in range(20):\n    x = [a for a in x for b in x]", ends=False
    ),
    "a list as long as a number": Odd("", "x = [0] * (10 ** 12)", ends=False),
    "a string as long as a number": Odd("", "x = 'ab' * (10 ** 12)", ends=False),
    "a shift": Odd("", "x = 1 << (1 << 40)", ends=False),
    "a power of powers": Odd("", "x = 9 ** 9 ** 9", ends=False),
    "a format as wide as a number": Odd("", "x = f'{1:1000000000000}'", ends=False),
    "a percent as wide as a number": Odd("", "x = '%1000000000000d' % 1", ends=False),
    "padding": Odd(
        "", "x = 'a'.ljust(10 ** 12)\ny = 'a'.zfill(10 ** 12)\nz = 'a'.center(10 ** 12)", ends=False
    ),
    "replacing that grows": Odd(
        "", "x = 'aa'\nfor i in range(60):\n    x = x.replace('a', 'aa')", ends=False
    ),
    "joining that grows": Odd("", "x = 'ab'\nfor i in range(40):\n    x = x.join([x, x, x])", ends=False),
    "a digit string": Odd("", "x = str(10 ** 5000)\ny = int('9' * 5000)\nz = f'{10 ** 5000}'", ends=False),
    "numbers without an end": Odd(
        "", "x = float('inf')\ny = int(x)\nz = x - x\nfor i in range(int(z)): pass", ends=False
    ),
    "division by zero": Odd("", "x = 1 / 0\ny = 1 % 0\nz = 1 // 0\nw = 0 ** -1", ends=False),
    "indices that are not there": Odd("", "x = [1][5]\ny = {}['a']\nz = ()[0]\nw = 'a'[9]", ends=False),
    "slices of odd steps": Odd(
        "", "x = [1, 2, 3]\ny = x[::-1]\nz = x[5:1:2]\nw = 'abc'[::-2]\nv = x[1:][:-1]"
    ),
    "a slice of step zero": Odd("", "x = [1, 2, 3][::0]", ends=False),
    "a range of step zero": Odd("", "for i in range(1, 5, 0): pass", ends=False),
    "a range of a billion in a list": Odd(
        "", "x = list(range(10 ** 9))\ny = [i for i in range(10 ** 9)]", ends=False
    ),
    "a range of a googol": Odd("", "for i in range(10 ** 100):\n    pass", ends=False),
    "a product of ranges": Odd(
        "import itertools\n", "x = list(itertools.product(range(1000), repeat=4))", ends=False
    ),
    "permutations": Odd("import itertools\n", "x = list(itertools.permutations(range(20)))", ends=False),
    "counting for ever": Odd(
        "import itertools\n", "for i in itertools.count():\n    if i > flag:\n        break"
    ),
    "a cycle for ever": Odd(
        "import itertools\n",
        "for i in itertools.cycle([1, 2]):\n    if flag > 0:\n        break\n    flag = flag + 1",
    ),
    "an iterator of a sentinel": Odd("", "for i in iter(lambda: flag, 0):\n    break"),
    "while True with breaks": Odd(
        "",
        "n = 0\nwhile True:\n    n = n + 1\n    if n > flag:\n        break\n    while True:\n        if n > 3:\n            break\n        n += 1",
    ),
    "while True without an end": Odd("", "while True:\n    pass", ends=False),
    "a while that grows a list": Odd("", "x = [1]\nwhile len(x) < flag:\n    x.append(x)\n    x.extend(x)"),
    "a list that grows while it is walked": Odd("", "x = [1]\nfor i in x:\n    x.append(i)", ends=False),
    "a dict that grows while it is walked": Odd("", "x = {1: 1}\nfor i in x:\n    x[i + 1] = i", ends=False),
    "try in try": Odd(
        "",
        "".join(" " * 4 * n + "try:\n" for n in range(15))
        + " " * 60
        + "x = 1\n"
        + "".join(
            " " * 4 * n + "except Exception:\n" + " " * 4 * (n + 1) + "x = 2\n" for n in reversed(range(15))
        ),
    ),
    "finally that returns": Odd(
        "def f(x):\n    while True:\n        try:\n            return f(x - 1)\n        finally:\n            break\n    return x\n",
        "f(flag)",
        ends=False,
    ),
    "continue in every branch": Odd(
        "",
        "for i in range(40):\n"
        + "".join(f"    if i > flag + {n}:\n        continue\n" for n in range(40))
        + "    x = i",
    ),
    "breaks in every branch": Odd(
        "",
        "for i in range(int(flag)):\n"
        + "".join(f"    if i > flag + {n}:\n        break\n" for n in range(60))
        + "    x = i",
    ),
    # Containers
    "a list in itself": Odd(
        "", "x = []\nx.append(x)\nx.extend(x)\ny = str(x)\nz = x == x\nw = [*x, *x]\nfor i in x: pass"
    ),
    "a dict in itself": Odd(
        "", "x = {}\nx['x'] = x\nx.update(x)\ny = {**x, **x}\nz = x == x['x']['x']\nw = f'{x}'"
    ),
    "a tuple of a list of itself": Odd("", "x = []\ny = (x,)\nx.append(y)\nz = y == y\nw = {repr(y): y}"),
    "two lists in one another": Odd(
        "", "x = []\ny = [x]\nx.append(y)\nz = x == y\nw = f'{x}{y}'", ends=False
    ),
    "an instance in itself": Odd(
        "class C:\n    pass\n", "c = C()\nc.c = c\nx = c.c.c.c\ny = x == c\nz = vars(c)"
    ),
    "a loop over its own enumeration": Odd(
        "", "x = [1, 2]\nfor x in enumerate(x):\n    for x in enumerate(x):\n        x = [x]"
    ),
    "unpacking of itself": Odd("", "a = [1, 2]\na, *a = a, a\n[a, [b, *c]] = [a, [a, a, a]]"),
    "zip of zips": Odd("", "x = [1, 2]\n" + "x = list(zip(x, x))\n" * 40),
    "a hash of a list": Odd("", "x = {[1]: 2}\ny = {(1, [2]): 3}\nz = {[1], [2]}", ends=False),
    "deep data": Odd("", "x = None\n" + "x = (x,)\n" * 1_500 + "y = x == x\nz = str(x)"),
    "deep sums of a name": Odd("", "x = flag\n" + "x = x + 1\n" * 1_500),
    "deep products of a name": Odd("", "x = flag\n" + "x = x * x + x\n" * 200),
    "deep conditions": Odd("", "x = flag\n" + "x = x if x > 0 else -x\n" * 300),
    "deep closures": Odd("", "f = lambda: 1\n" + "f = (lambda g: lambda: g())(f)\n" * 300 + "f()"),
    # Strings
    "f-strings of f-strings": Odd("", "x = 'a'\n" + "x = f'{x}{x}'\n" * 60, ends=False),
    "f-strings of a symbol": Odd("", "x = flag\n" + "x = f'{x}{x}'\n" * 60, ends=False),
    "f-strings in f-strings": Odd("", "x = f\"{f'{flag!r:>{flag}}'}\""),
    "a format of itself": Odd("", "x = '{0}{0}'\n" + "x = x.format(x)\n" * 40, ends=False),
    "bad formats": Odd(
        "",
        "a = '{'.format(1)\nb = '{0[}'.format(1)\nc = '%'  % 1\nd = '%(a)s' % 1\ne = '{a.b[c]!r:>{w}}'.format()",
        ends=False,
    ),
    "bad conversions": Odd(
        "",
        "a = int('x')\nb = float('y')\nc = ord('')\nd = chr(-1)\ne = bytes(-1)\nf = int('1', 99)",
        ends=False,
    ),
    # Classes
    "a class that is its own base": Odd(
        "class A:\n    pass\nclass A(A):\n    pass\nclass A(A, A):\n    pass\n", "A().x = 1", ends=False
    ),
    "classes that inherit in a circle": Odd(
        "class A(B):\n    pass\nclass B(A):\n    pass\n", "A()\nB()", ends=False
    ),
    "an inconsistent order of bases": Odd(
        "class X: pass\nclass Y: pass\nclass A(X, Y): pass\nclass B(Y, X): pass\nclass C(A, B): pass\n",
        "C()",
        ends=False,
    ),
    "300 classes in a row": Odd(
        "class A0: pass\n"
        + "".join(
            f"class A{n + 1}(A{n}):\n    def f(self):\n        return super().f()\n" for n in range(300)
        ),
        "A300().f()",
        ends=False,
    ),
    "diamonds over 14 levels": Odd(
        "class D0: pass\n"
        + "".join(
            f"class L{n}(D{n}): pass\nclass R{n}(D{n}): pass\nclass D{n + 1}(L{n}, R{n}): pass\n"
            for n in range(14)
        ),
        "D14()",
    ),
    "a class made of a call": Odd(
        "def make(base):\n    class C(base):\n        pass\n    return C\nD = object\n"
        + "D = make(D)\n" * 100,
        "D()",
    ),
    "a decorator that returns itself": Odd(
        "def d(f):\n    return d\n@d\n@d\ndef g():\n    pass\n", "g(g)(g)(g)"
    ),
    "a decorator applied to itself": Odd(
        "def d(f):\n    return f\nd = d(d)(d)\n@d(d)\ndef g(): pass\n", "g()"
    ),
    "a property that recurses": Odd(
        "class C:\n    @property\n    def p(self):\n        return self.p\n", "C().p", ends=False
    ),
    "__getattr__ that recurses": Odd(
        "class C:\n    def __getattr__(self, name):\n        return self.other(name)\n", "C().x", ends=False
    ),
    "__getattribute__": Odd(
        "class C:\n    def __getattribute__(self, name):\n        return getattr(self, name)\n",
        "C().x",
        ends=False,
    ),
    "__call__ that recurses": Odd(
        "class C:\n    def __call__(self):\n        return self()\n", "C()()", ends=False
    ),
    "__init__ that recurses": Odd(
        "class C:\n    def __init__(self):\n        self.c = C()\n", "C()", ends=False
    ),
    "__new__": Odd("class C:\n    def __new__(cls):\n        return cls.__new__(cls)\n", "C()", ends=False),
    "operators that recurse": Odd(
        "class C:\n    def __add__(self, o):\n        return o + self\n    __radd__ = __add__\n    def __eq__(self, o):\n        return o == self\n"
        "    def __bool__(self):\n        return bool(self)\n    def __len__(self):\n        return len(self)\n    def __iter__(self):\n        return iter(self)\n"
        "    def __str__(self):\n        return str(self)\n    def __contains__(self, o):\n        return o in self\n    def __enter__(self):\n        with self:\n            pass\n"
        "    def __exit__(self, *a):\n        pass\n",
        "c = C()\nc + c\nc == c\nif c:\n    len(c)\nfor i in c:\n    str(c)\nc in c\nwith c:\n    f'{c}'",
        ends=False,
    ),
    "a metaclass": Odd(
        "class M(type):\n    def __call__(cls, *a):\n        return super().__call__(*a)\n    def __getattr__(cls, name):\n        return cls\n"
        "    def __getitem__(cls, i):\n        return cls[i]\nclass C(metaclass=M):\n    pass\n",
        "C().x = C.a.b.c",
    ),
    "a metaclass that is its own": Odd(
        "class M(type, metaclass=type):\n    pass\nM = M('M', (M,), {})\nclass C(metaclass=M): pass\n", "C"
    ),
    "a type of types": Odd(
        "T = type('T', (type,), {})\nU = T('U', (), {'f': lambda self: self})\n", "U().f().f()"
    ),
    "a descriptor of itself": Odd(
        "class D:\n    def __get__(self, i, o):\n        return i.d\nclass C:\n    d = D()\n",
        "C().d",
        ends=False,
    ),
    "super of super": Odd("class C:\n    def f(self):\n        return super().f()\n", "C().f()", ends=False),
    "setattr in a loop": Odd(
        "class C: pass\n",
        "c = C()\nfor i in range(200):\n    setattr(c, f'a{i}', c)\nfor i in range(200):\n    getattr(c, f'a{i}')",
    ),
    "a module of itself": Odd(
        "class N(torch.nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.n = self\n    def forward(self, x):\n        return x\n",
        "pyro.module('n', N())",
        ends=False,
    ),
    # Generators and coroutines
    "a generator that calls itself": Odd(
        "def g(n):\n    yield n\n    yield from g(n + 1)\n", "for i in g(0):\n    if i > flag:\n        break"
    ),
    "generators in generators": Odd("", "x = range(3)\n" + "x = (i for i in x)\n" * 300 + "list(x)"),
    "a generator over itself": Odd("", "g = (i for i in [1])\ng = (i for i in g)\nfor g in g:\n    pass"),
    "a coroutine": Odd(
        "async def c():\n    await c()\n    async for i in c():\n        async with c():\n            yield i\n",
        "c()",
    ),
    "a context manager that calls itself": Odd(
        "import contextlib\n@contextlib.contextmanager\ndef c(n):\n    with c(n):\n        yield\n",
        "with c(1):\n    pass",
        ends=False,
    ),
    "100 context managers": Odd("", "with " + ", ".join(["poutine.scale(scale=1.0)"] * 100) + ":\n    pass"),
    "handlers in handlers": Odd("", "pass", call="poutine.scale(" * 60 + "model" + ", scale=1.0)" * 60),
    "condition of conditions": Odd(
        "f = lambda: None\n" + "f = poutine.condition(f, data={'q': 1.0})\n" * 200, "f()"
    ),
    # Names and scopes
    "globals": Odd("", "globals()['z'] = 1\nlocals()['y'] = 2\nexec('x = 1')\neval('flag')"),
    "names of builtins": Odd("range = len = str = isinstance = print\n", "range(len(str(isinstance(1))))"),
    "del of all": Odd("del functools\n", "x = 1\ndel x"),
    "a nonlocal that grows": Odd(
        "", "n = 0\ndef f():\n    nonlocal n\n    n = n + 1\n    return n if n > 30 else f()\nf()"
    ),
    "a global that grows": Odd(
        "N = 0\ndef f():\n    global N\n    N += 1\n    return f() if N < 30 else N\n", "f()"
    ),
    "a default of itself": Odd("def f(x=lambda: f()):\n    return x()\n", "f()", ends=False),
    "an attribute chain": Odd("", "x = flag" + ".a" * 400),
    "a chain of calls": Odd("class C:\n    def f(self):\n        return self\n", "C()" + ".f()" * 300),
    "walruses": Odd(
        "", "x = (y := (z := (w := flag)))\n[q := i for i in range(3)]\nwhile (n := flag) > 0:\n    break"
    ),
    "chained comparisons": Odd("", "x = " + " < ".join(["flag"] * 300)),
    "matches": Odd(
        "",
        "match flag:\n"
        + "".join(f"    case [{n}, *x] | {{'a': x}} | (x, _) if x:\n        y = {n}\n" for n in range(60))
        + "    case _:\n        y = 0",
    ),
    "a reduce": Odd("", "functools.reduce(lambda f, g: lambda x: f(g(x)), [lambda x: x] * 100)(flag)"),
    "maps of maps": Odd("", "x = [1]\n" + "x = map(lambda i: i, x)\n" * 300 + "list(x)"),
    "a sorted with a key that recurses": Odd(
        "def k(x):\n    return sorted([x], key=k)\n", "sorted([1, 2], key=k)", ends=False
    ),
    # Pyro
    "a plate in a plate of its own": Odd(
        "", "p = pyro.plate('p', 3)\nwith p:\n    with p:\n        with p:\n            pass", ends=False
    ),
    "a plate of symbolic size in loops": Odd(
        "",
        "for i in pyro.plate('a', int(flag)):\n    for j in pyro.plate(f'b_{i}', int(flag)):\n        for k in pyro.plate(f'c_{i}_{j}', int(flag)):\n            pass",
    ),
    "300 plates": Odd("", "".join(f"with pyro.plate('p{n}', 2):\n    pass\n" for n in range(300))),
    "a markov of markovs": Odd(
        "",
        "for i in pyro.markov(pyro.markov(range(40))):\n    for j in pyro.markov(range(40)):\n        pass",
    ),
    "distributions in distributions": Odd(
        "", "d = dist.Normal(0.0, 1.0)\n" + "d = d.expand([1]).to_event(1).mask(True).to_event(0)\n" * 60
    ),
    "transforms of transforms": Odd(
        "",
        "d = dist.Normal(0.0, 1.0)\n"
        + "d = dist.TransformedDistribution(d, [dist.transforms.ExpTransform()] * 3)\n" * 60,
    ),
    "a model that steps an SVI of itself": Odd(
        "",
        "svi = SVI(model, guide, Adam({}), loss=Trace_ELBO())\n"
        "for _ in flag:\n    try:\n        svi.step(torch.zeros(3))\n    except ValueError as error:\n        print(error)",
        ends=False,
    ),
    "a guide that predicts with itself": Odd(
        "from pyro.infer import Predictive\n",
        "Predictive(model, guide=guide, num_samples=2)(flag)",
        ends=False,
    ),
    "handlers of itself": Odd(
        "f = lambda: None\nf = poutine.trace(f)\nf = poutine.replay(f, trace=f)\n", "f()", ends=False
    ),
}
