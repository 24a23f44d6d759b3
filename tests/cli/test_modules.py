"""Which imports may name a module of the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyroast.project.modules import project_modules
from tests.cli.conftest import Runner
from tests.cli.test_discover import make


@pytest.mark.parametrize("root", ["pyproject.toml", ".git/HEAD", None])
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("helpers", True),  # beside the file
        ("pkg", True),
        ("space", True),  # a folder of modules without __init__.py
        ("sibling", False),  # inside the package: reached by relative imports or as pkg.sub.sibling
        ("logs", False),
        ("nowhere", False),
        ("pyro", False),
        ("torch", False),
        ("random", False),
        ("", False),
    ],
)
def test_names(tmp_path: Path, root: str | None, name: str, expected: bool) -> None:
    make(tmp_path, "helpers.py", "pkg/__init__.py", "pkg/sub/__init__.py", "pkg/sub/a.py", "space/m.py")
    make(tmp_path, "logs/run.txt", "pyro/__init__.py", "torch/__init__.py", "random.py")
    if root:
        make(tmp_path, root)
    assert project_modules(str(tmp_path / "pkg/sub/a.py"))(name) is expected
    assert project_modules(str(tmp_path / "stdin"))(name) is expected


def test_the_sources_of_a_project_are_part_of_it(tmp_path: Path) -> None:
    make(tmp_path, "pyproject.toml", "src/mine/__init__.py", "tests/unit/test_a.py")
    assert project_modules(str(tmp_path / "tests/unit/test_a.py"))("mine")


def test_without_a_mark_folders_above_are_not_searched(tmp_path: Path) -> None:
    make(tmp_path, "other.py", "loose/a.py")
    assert not project_modules(str(tmp_path / "loose/a.py"))("other")


SOURCE = """\
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from helpers import sample_scale


def model(data):
    pyro.sample("loc", dist.Normal(0.0, 1.0))
    pyro.sample("scale", dist.Normal(0.0, 1.0))


def guide(data):
    pyro.sample("loc", dist.Normal(0.0, 1.0))
    sample_scale()


SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO())
"""


def test_a_helper_of_the_project_may_sample(pyroast: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(SOURCE)
    make(tmp_path, "helpers.py")
    ran = pyroast("check", "a.py")
    assert (ran.code, ran.lines[-1]) == (0, "1 pair: 0 aligned, 0 misaligned, 1 unknown")
    assert pyroast("check", "-", stdin=SOURCE.encode()).lines[-1] == ran.lines[-1]


def test_a_helper_from_elsewhere_may_as_well(pyroast: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(SOURCE)
    ran = pyroast("check", "a.py")
    assert (ran.code, ran.lines[-1]) == (0, "1 pair: 0 aligned, 0 misaligned, 1 unknown")


def test_a_helper_of_a_package_without_pyro_does_not(pyroast: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(SOURCE.replace("from helpers", "from sklearn.helpers"))
    ran = pyroast("check", "a.py")
    assert (ran.code, ran.lines[-1]) == (1, "1 pair: 0 aligned, 1 misaligned")
