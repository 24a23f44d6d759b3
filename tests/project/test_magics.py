"""IPython's syntax to Python, line for line: what IPython's own transformer makes of a cell, less its calls."""

from __future__ import annotations

import ast

import pytest

from pyroast.project.magics import to_python


def python(source: str) -> str:
    return "\n".join(line.text for line in to_python(source))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("%matplotlib inline\nx = 1", "pass\nx = 1"),
        ("!pip install a 'b\nx = 1", "pass\nx = 1"),
        ("!!ls", "pass"),
        ("x = !ls 'a' | b\ny = %pwd", "x = get_ipython()\ny = get_ipython()"),
        ("a, b = !ls", "a, b = get_ipython()"),
        ("d['k'] = !ls", "d['k'] = get_ipython()"),
        ("%%time\nx = 1\n!ls", "\nx = 1\npass"),
        ("\n\n%%capture out\nx = 1", "\n\n\nx = 1"),
        ("%%time\n%%capture\nx = 1", "\n\nx = 1"),
        ("%%bash\nls $(\n'", "\n\n"),
        ("%%writefile a.py\nx = (", "\n"),
        ("%%no_such_magic\nx = 1", "\n"),
        ("%%time?", "pass"),
        ("if 1:\n    !ls \\\n    -la\n    x = 2", "if 1:\n    pass\n\n    x = 2"),
        ("model?\n?model\nmodel.a??", "pass\npass\npass"),
        ("/f 1 2\n,f a\n;f a", "pass\npass\npass"),
        ("  x = 1\n  y = 2\nz", "x = 1\ny = 2\nz"),
        (">>> x = 1\n... \n>>> y = 2", "x = 1\n\ny = 2"),
        ("In [1]: x = 1\n   ...: y", "x = 1\ny"),
        ("def f():\n    %time y = 1\n    return y", "def f():\n    y = 1\n    return y"),
        ("%timeit -n 3 -r2 f(x)", "f(x)"),
        ("%time ls *.py", "pass"),
        ("pip install x", "pass"),
        ("\npip install x\n", "\npass\n"),
        ("ls = 3", "ls = 3"),
        ("pip\nx = 1", "pip\nx = 1"),
        ("", ""),
        ("\n  \n", "\n  \n"),
    ],
)
def test_ipython_syntax(source: str, expected: str) -> None:
    assert python(source) == expected
    ast.parse(python(source))


@pytest.mark.parametrize(
    "source",
    [
        "s = '''\n!not\n%not\n'''",
        'x = """a""" + "\\\n%no"',
        "x = (1\n  % 2)\ny = {\n  'a': [\n% 3]}",
        "x = 5 \\\n% 3",
        "x = 'really?'",
        "f(a)  # is it?",
        "print('100 %')  # ' % (",
        "f'{x!r}'; x != 1",
        "x = '%d' % 3",
        "# comment\nx = lambda: 1 % 2",
        "x = f(\n    '%d' % 3,\n    '(',  # )\n)",
        "@decorator\ndef f(): ...",
    ],
)
def test_python_is_left_alone(source: str) -> None:
    lines = to_python(source)
    assert python(source) == source
    assert not any(line.shift for line in lines)


def test_lines_keep_their_number_and_tell_their_shift() -> None:
    lines = to_python("  if x:\n      %time y = 1\n  !ls")
    assert [(line.text, line.shift) for line in lines] == [("if x:", 2), ("    y = 1", 8), ("pass", 2)]
    nested = to_python("%%time\n    %time y = 1")
    assert [(line.text, line.shift) for line in nested] == [("", 0), ("y = 1", 10)]
