"""Modules that many files import are interpreted once; what each file finds is what it finds alone."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from pyroast.batch import Order, check_batch
from pyroast.finding import FileReport
from pyroast.interpret import imports, shared
from tests.project.trees import write

HEAD = "import pyro\nimport pyro.distributions as dist\nfrom pyro.infer import SVI, Trace_ELBO\n"
PAIR = """
def model():
    pyro.sample({model}, dist.Normal(0.0, 1.0))

def guide():
    pyro.sample({guide}, dist.Normal(0.0, 1.0))

SVI(model, guide, pyro.optim.Adam({{}}), Trace_ELBO()).step()
"""
CORE = """
SITE = "z"
SITES = ["z"]
TABLE = {"site": "z"}
ALL = []
REGISTRY = {}
FLAG = None

class Settings:
    site = "z"

def register(function):
    ALL.append(function)
    REGISTRY[function.__name__] = function
    return function

def rename():
    global FLAG
    FLAG = "set"
    return FLAG
"""
MODULES = {
    "core.py": CORE,
    "one.py": "import core\n@core.register\ndef one():\n    return 'one'\n",
    "two.py": "import core\n@core.register\ndef two():\n    return 'two'\n",
    "left.py": "NAME = 'z'\nimport right\nSIDE = right.side()\n",
    "right.py": "def side():\n    return 'z'\nimport left\nOTHER = left.NAME\n",
    "common.py": HEAD
    + "def model(n):\n    pyro.sample('z', dist.Normal(0.0, 1.0).expand([n]).to_event(1))\n"
    + "    pyro.sample('obs', dist.Normal(0.0, 1.0), obs=0.5)\n"
    + "def guide(n):\n    pyro.sample('z', dist.Normal(0.0, 1.0).expand([3]).to_event(1))\n"
    + "svi = SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO())\n",
}
FILES = {  # each with the status of its pairs
    "reads.py": ("import core\n" + PAIR.format(model="'z'", guide="core.SITE"), ["aligned"]),
    "reads_class.py": ("import core\n" + PAIR.format(model="'z'", guide="core.Settings.site"), ["aligned"]),
    "reads_list.py": ("import core\n" + PAIR.format(model="'z'", guide="core.SITES[-1]"), ["aligned"]),
    "reads_dict.py": ("import core\n" + PAIR.format(model="'z'", guide="core.TABLE['site']"), ["aligned"]),
    "writes.py": ("import core\ncore.SITE = 'w'\n" + PAIR.format(model="'z'", guide="core.SITE"), ["misaligned"]),
    "writes_class.py": (
        "import core\ncore.Settings.site = 'w'\n" + PAIR.format(model="'z'", guide="core.Settings.site"),
        ["misaligned"],
    ),
    "writes_list.py": (
        "from core import SITES\nSITES.append('w')\n" + PAIR.format(model="'z'", guide="SITES[-1]"),
        ["misaligned"],
    ),
    "writes_dict.py": (
        "from core import TABLE\nTABLE['site'] = 'w'\n" + PAIR.format(model="'z'", guide="TABLE['site']"),
        ["misaligned"],
    ),
    "registers_one.py": (
        "import core, one\n" + PAIR.format(model="f'{one.one()}_{len(core.ALL)}'", guide="'one_1'"),
        ["aligned"],
    ),
    "registers_both.py": (
        "import core, one, two\n" + PAIR.format(model="f'{one.one()}_{two.two()}_{len(core.ALL)}'", guide="'one_two_2'"),
        ["aligned"],
    ),
    "looks_up.py": (
        "import core, one, two\n" + PAIR.format(model="core.REGISTRY['two']()", guide="'two'"),
        ["aligned"],
    ),
    "enters_left.py": ("import left, right\n" + PAIR.format(model="left.SIDE", guide="right.OTHER"), ["aligned"]),
    "enters_right.py": ("import right, left\n" + PAIR.format(model="right.OTHER", guide="left.SIDE"), ["aligned"]),
    "steps.py": ("from common import svi\nsvi.step(3)\n", ["aligned"]),
    "steps_wrong.py": ("from common import svi\nsvi.step(4)\n", ["misaligned"]),
}  # fmt: skip


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, "pyproject.toml", "")
    for name, text in MODULES.items():
        write(tmp_path, name, text)
    for name, (text, _) in FILES.items():
        write(tmp_path, name, HEAD + text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def alone(name: str) -> FileReport:
    """The report on a file in a process that has seen no other."""
    shared._store.clear()
    (report,) = check_batch([Order(name)], 1)
    return report


@pytest.mark.parametrize("name", FILES)
def test_a_file_alone(here: Path, name: str) -> None:
    assert [pair.status for pair in alone(name).pairs] == FILES[name][1]


def test_every_order_of_two_files_gives_what_each_gives_alone(here: Path) -> None:
    expected = {name: alone(name) for name in FILES}
    for names in itertools.permutations(FILES, 2):
        shared._store.clear()
        reports = check_batch([Order(name) for name in names], 1)
        assert reports == [expected[name] for name in names], names


def test_a_module_is_run_once(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    run = imports._run

    def noted(m: object, scope: object, source: object) -> None:
        ran.append(scope.file)  # type: ignore[attr-defined]
        run(m, scope, source)  # type: ignore[arg-type]

    monkeypatch.setattr(imports, "_run", noted)
    shared._store.clear()
    names = [name for name in FILES if "enters" not in name]
    check_batch([Order(name) for name in (*names, *reversed(names))], 1)
    assert sorted(ran) == ["common.py", "core.py", "one.py", "two.py"]


def test_a_module_that_has_changed_is_run_again(here: Path) -> None:
    shared._store.clear()
    (before,) = check_batch([Order("reads.py")], 1)
    write(here, "core.py", CORE.replace('SITE = "z"', 'SITE = "y"'))
    (after,) = check_batch([Order("reads.py")], 1)
    assert [report.pairs[0].status for report in (before, after)] == ["aligned", "misaligned"]


def test_a_module_that_is_found_elsewhere_is_another_one(here: Path) -> None:
    """What a module imports may lie beside the file that imports it: then it is not the module of other files."""
    write(here, "asks.py", "import beside\nSITE = beside.SITE\n")
    for folder, site in (("a", "z"), ("b", "w")):
        write(here, f"{folder}/beside.py", f"SITE = {site!r}\n")
        write(
            here,
            f"{folder}/run.py",
            HEAD + "import asks, beside\n" + PAIR.format(model="'z'", guide="beside.SITE"),
        )
    expected = [alone("a/run.py"), alone("b/run.py")]
    assert [report.pairs[0].status for report in expected] == ["aligned", "misaligned"]
    shared._store.clear()
    assert check_batch([Order("a/run.py"), Order("b/run.py")], 1) == expected
    shared._store.clear()
    assert check_batch([Order("b/run.py"), Order("a/run.py")], 1) == expected[::-1]


def test_beyond_the_limit_modules_are_run_again(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [alone(name) for name in FILES]
    monkeypatch.setattr(shared, "MAX_KEPT", 0)
    shared._store.clear()
    assert check_batch([Order(name) for name in FILES], 1) == expected
    assert not shared._store.kept
