"""Large programs: checked, and with work that grows as they do, counted in function calls rather than seconds."""

from __future__ import annotations

import subprocess
import sys

import pytest
from _pytest.mark import ParameterSet

from .hostile import HEAD, Odd, program
from .worker import ROOT, TIME_LIMIT, check_text

COUNTED = """
import sys
from pyroast.check import check_source
from pyroast.frontend import run_deep
data = sys.stdin.buffer.read()
check_source("first.py", b"import pyro")
calls = 0
def count(frame, event, argument):
    global calls
    calls += 1
def counted():
    sys.setprofile(count)
    try:
        return check_source("grown.py", data)
    finally:
        sys.setprofile(None)
report = run_deep(counted)
assert not report.failed, report.findings
print(calls, len(report.pairs), len(report.findings))
"""

STEP = "SVI(model, guide, Adam({}), Trace_ELBO()).step(torch.zeros(3))\n"


def two_sides(model: str, guide: str | None = None) -> str:
    guide = model if guide is None else guide
    return f"{HEAD}def model(data):\n    pass\n{model}\n\ndef guide(data):\n    pass\n{guide}\n\n{STEP}"


def many_sites(count: int) -> str:
    return two_sides("".join(f'    pyro.sample("x{n}", dist.Normal(0.0, 1.0))\n' for n in range(count)))


def many_sites_that_use_the_last(count: int) -> str:
    return two_sides(
        "    x = 0.0\n" + "".join(f'    x = pyro.sample("x{n}", dist.Normal(x, 1.0))\n' for n in range(count))
    )


def many_sites_below_branches(count: int) -> str:
    return two_sides(
        "".join(
            f'    if data.x > {n}:\n        pyro.sample("x{n}", dist.Normal(0.0, 1.0))\n'
            for n in range(count)
        )
    )


def many_template_sites(count: int) -> str:
    return two_sides(
        "".join(f'    pyro.sample(f"{{data.n}}_x{n}", dist.Normal(0.0, 1.0))\n' for n in range(count))
    )


def many_missing_sites(count: int) -> str:
    return two_sides("".join(f'    pyro.sample("x{n}", dist.Normal(0.0, 1.0))\n' for n in range(count)), "")


def many_plates(count: int) -> str:
    return two_sides(
        "".join(
            f'    with pyro.plate("p{n}", 3):\n        pyro.sample("x{n}", dist.Normal(0.0, 1.0))\n'
            for n in range(count)
        )
    )


def many_params(count: int) -> str:
    return two_sides("", "".join(f'    pyro.param("x{n}", torch.tensor(0.0))\n' for n in range(count)))


def many_sites_in_a_list(count: int) -> str:
    names = "NAMES = [\n" + "".join(f'    "x{n}",\n' for n in range(count)) + "]\n"
    loop = "    for name in NAMES:\n        pyro.sample(name, dist.Normal(0.0, 1.0))\n"
    return two_sides(loop).replace("def model", f"{names}def model")


def many_pairs(count: int) -> str:
    one = (
        'def model{0}(data):\n    pyro.sample("x", dist.Normal(0.0, 1.0))\n\n'
        'def guide{0}(data):\n    pyro.sample("x", dist.Normal(0.0, 1.0))\n\n'
        "SVI(model{0}, guide{0}, Adam({{}}), Trace_ELBO()).step(torch.zeros(3))\n\n"
    )
    return HEAD + "".join(one.format(n) for n in range(count))


def many_pairs_of_one_model(count: int) -> str:
    one = (
        'def guide{0}(data):\n    pyro.sample("x", dist.Normal(0.0, 1.0))\n\n'
        "SVI(model, guide{0}, Adam({{}}), Trace_ELBO()).step(torch.zeros(3))\n\n"
    )
    model = 'def model(data):\n    pyro.sample("x", dist.Normal(0.0, 1.0))\n\n'
    return HEAD + model + "".join(one.format(n) for n in range(count))


def many_wrong_pairs(count: int) -> str:
    return many_pairs(count).replace(
        '"x", dist.Normal(0.0, 1.0))\n\ndef guide', '"y", dist.Normal(0.0, 1.0))\n\ndef guide'
    )


def many_steps(count: int) -> str:
    return many_sites(1) + STEP * count


def many_models_without_a_pair(count: int) -> str:
    return HEAD + "".join(
        f'def f{n}(data):\n    pyro.sample("x", dist.Normal(0.0, 1.0))\n\n' for n in range(count)
    )


def many_plain_functions(count: int) -> str:
    one = "def f{0}(a, b=1):\n    if a > b:\n        return [c.d for c in a if c]\n    return {{'a': f'{{a}}'}}\n\n"
    return HEAD + "".join(one.format(n) for n in range(count)) + many_sites(1)


def many_functions_that_call_the_next(count: int) -> str:
    calls = "".join(f"def f{n}(a):\n    return f{n + 1}(a)\n\n" for n in range(count))
    return f"{HEAD}{calls}{many_sites(1)}"


def many_classes(count: int) -> str:
    one = "class C{0}:\n    def __init__(self):\n        self.a = {0}\n    def f(self):\n        return self.a\n\nc{0} = C{0}().f()\n"
    return HEAD + "".join(one.format(n) for n in range(count)) + many_sites(1)


def many_classes_in_a_row(count: int) -> str:
    return (
        HEAD
        + "class C0: pass\n"
        + "".join(f"class C{n + 1}(C{n}): pass\n" for n in range(count))
        + f"C{count}()\n"
    )


def many_names(count: int) -> str:
    return HEAD + "".join(f"a{n} = {n}\n" for n in range(count)) + many_sites(1)


def many_writes_of_one_name(count: int) -> str:
    return HEAD + "a = 0\n" + "a = a + 1\n" * count + many_sites(1)


def many_branches(count: int) -> str:
    return (
        HEAD
        + "import sys\na = 0\n"
        + "".join(f"if sys.argv[{n}]:\n    a = {n}\n" for n in range(count))
        + many_sites(1)
    )


def many_attributes(count: int) -> str:
    return HEAD + "class S: pass\ns = S()\n" + "".join(f"s.a{n} = s\n" for n in range(count)) + many_sites(1)


def many_appends(count: int) -> str:
    return HEAD + "a = []\n" + "a.append(1)\n" * count + many_sites(1)


def many_items(count: int) -> str:
    return (
        HEAD
        + "a = [\n"
        + "    1,\n" * count
        + "]\nb = {\n"
        + "".join(f"    {n}: 'x',\n" for n in range(count))
        + "}\n"
        + many_sites(1)
    )


def many_stored_items(count: int) -> str:
    return HEAD + "a = {}\n" + "".join(f"a['{n}'] = {n}\n" for n in range(count)) + many_sites(1)


def many_terms(count: int) -> str:
    return HEAD + "a = 1" + " + b" * count + "\n" + many_sites(1)


def many_parameters(count: int) -> str:
    names = ", ".join(f"a{n}" for n in range(count))
    return f"{HEAD}def f({names}):\n    return ({names})\n\nf({', '.join(['1'] * count)})\n" + many_sites(1)


def many_imports(count: int) -> str:
    return (
        HEAD
        + "".join(f"import a{n}.b as c{n}\nfrom a{n} import d{n}\n" for n in range(count))
        + many_sites(1)
    )


def many_decorators(count: int) -> str:
    return f"{HEAD}def d(f):\n    return f\n\n" + "@d\n" * count + "def f(): pass\n" + many_sites(1)


GROWING = {
    function.__name__: (function, size)
    for function, size in [
        (many_sites, 100), (many_sites_that_use_the_last, 100), (many_sites_below_branches, 50),
        (many_template_sites, 100), (many_missing_sites, 100), (many_plates, 50), (many_params, 100),
        (many_sites_in_a_list, 100), (many_pairs, 30), (many_pairs_of_one_model, 30), (many_wrong_pairs, 30),
        (many_steps, 30), (many_models_without_a_pair, 50), (many_plain_functions, 100),
        (many_functions_that_call_the_next, 100), (many_classes, 50), (many_classes_in_a_row, 20), (many_names, 300),
        (many_writes_of_one_name, 200), (many_branches, 50), (many_attributes, 100), (many_appends, 200),
        (many_items, 500), (many_stored_items, 200), (many_terms, 100), (many_parameters, 100), (many_imports, 100),
        (many_decorators, 200),
    ]
}  # fmt: skip


def functions_that_call_each_other(count: int) -> str:
    calls = "".join(f"    if x == {n}:\n        return f{n}(x - 1)\n" for n in range(count))
    setup = "".join(f"def f{n}(x):\n{calls}    return x\n" for n in range(count))
    return program(Odd(setup, "x = f0(flag)"), "pass")


def calls_for(source: str) -> int:
    process = subprocess.run(
        [sys.executable, "-c", COUNTED], input=source.encode(), capture_output=True, timeout=TIME_LIMIT, cwd=ROOT,
        check=False,
    )  # fmt: skip
    assert process.returncode == 0, process.stderr.decode()[-2000:]
    return int(process.stdout.split()[0])


OPEN: dict[str, str] = {}
"""Defects that are known: they are not run."""


def growing() -> list[ParameterSet]:
    return [
        pytest.param(name, marks=[pytest.mark.xfail(run=False, reason=OPEN[name])] if name in OPEN else [])
        for name in GROWING
    ]


@pytest.mark.once
@pytest.mark.parametrize("name", growing())
def test_work_grows_as_the_program_does(name: str) -> None:
    write, size = GROWING[name]
    once, twice, fourfold = (calls_for(write(size * factor)) for factor in (1, 2, 4))
    assert once < twice < fourfold
    # What does not grow cancels out: 2 where growth is linear, 4 where it is quadratic.
    assert fourfold - twice <= 2.6 * (twice - once), (once, twice, fourfold)


LARGE = {
    "100,000 lines": ("x = f(1, a.b)\ny = [x, 'a']\n\n# a remark\n" * 25_000, 0),
    "100,000 lines of functions": ("def f(a, b):\n    c = a + b\n    return c\n\n" * 25_000, 0),
    "5,000 sites on each side": (many_sites(5_000), 1),
    "5,000 sites in a list": (many_sites_in_a_list(5_000), 1),
    "1,000 pairs": (many_pairs(1_000), 1_000),
    "a list and a dict of 50,000": (many_items(50_000), 1),
    "20,000 names": (many_names(20_000), 1),
    "40 functions that call each other": (functions_that_call_each_other(40), 1),
}
DEEP = {
    "a sum of 2,000 terms": (many_terms(2_000), 1),
    "2,000 functions in a row": (many_functions_that_call_the_next(2_000), 1),
    "150 brackets": (program(Odd("", "x = " + "(" * 150 + "flag" + ")" * 150), "pass"), 1),
    "150 calls": (program(Odd("", "x = " + "print(" * 150 + "flag" + ")" * 150), "pass"), 1),
    "150 lists": (program(Odd("", "x = " + "[" * 150 + "flag" + "]" * 150), "pass"), 1),
    "90 blocks": (
        program(Odd("", "".join(" " * n + "if flag:\n" for n in range(90)) + " " * 90 + "pass"), "pass"), 1
    ),
    "60 functions in functions": (
        program(Odd("", "".join(" " * n + f"def f{n}():\n" for n in range(60)) + " " * 60 + "pass"), "pass"), 1
    ),
}  # fmt: skip


def large() -> list[ParameterSet]:
    """All of them; how deep a program may be differs between Pythons, how long it may be does not."""
    once = [pytest.param(*case, id=name, marks=pytest.mark.once) for name, case in LARGE.items()]
    return once + [pytest.param(*case, id=name) for name, case in DEEP.items()]


@pytest.mark.parametrize(("source", "pairs"), large())
def test_a_large_program_is_checked(source: str, pairs: int) -> None:
    outcome = check_text(source if "pyro" in source else source + "# pyro\n")
    assert not outcome.crashed and not outcome.refused, outcome.messages
    # Where the budget is used up before a pair is met, that is said.
    assert len(outcome.statuses) == pairs or "PYR002" in outcome.codes, outcome


REFUSED = {
    "100,000 brackets": "x = " + "(" * 100_000 + ")" * 100_000,
    "100,000 lists": "x = " + "[" * 100_000 + "]" * 100_000,
    "100,000 calls": "x = " + "f(" * 100_000 + ")" * 100_000,
    "100,000 unary operators": "x = " + "-" * 100_000 + "1",
    "2,000 blocks": "".join(" " * n + "if x:\n" for n in range(2_000)) + " " * 2_000 + "pass\n",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_no_parser_bears_is_refused(name: str) -> None:
    outcome = check_text(f"import pyro\n{REFUSED[name]}\n")
    assert outcome.codes == ("PYR001",)
