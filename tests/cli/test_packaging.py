"""What is shipped, and that the files which describe it agree."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import zipfile
from email.parser import Parser
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import yaml

from pyroast import __version__
from tests.cli.conftest import REAL, ROOT, run


def _is_cache(path: Path) -> bool:
    return any(part.startswith(".") or part == "__pycache__" for part in path.parts)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source distribution."""
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("dist")
    code = "import sys, hatchling.build as b; b.build_wheel(sys.argv[1]); b.build_sdist(sys.argv[1])"
    subprocess.run([sys.executable, "-c", code, str(folder)], cwd=ROOT, check=True, capture_output=True)
    return folder


def test_the_wheel_holds_the_package_and_nothing_else(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())
        metadata = Parser().parsestr(wheel.read(f"flake8_pyroast-{__version__}.dist-info/METADATA").decode())
    package = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "pyroast").rglob("*")
        if path.is_file() and not _is_cache(path.relative_to(ROOT))
    }
    assert {name for name in names if ".dist-info/" not in name} == package
    assert "pyroast/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert (metadata["Name"], metadata["Version"]) == ("flake8-pyroast", __version__)
    assert metadata["License-Expression"] == "Apache-2.0"
    needed = {
        re.match(r"[\w-]+", line)[0] for line in metadata.get_all("Requires-Dist") if "extra ==" not in line
    }
    assert needed == {"libcst", "click", "rich", "pathspec", "platformdirs", "tomli"}


def test_the_source_distribution_holds_the_tests(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {"pyroast/cli/check.py", "tests/cli/schema.json", "setup.cfg", "README.md", ".ci/run"} <= names
    assert not [name for name in names if "__pycache__" in name]


def test_the_entry_points_lead_somewhere() -> None:
    ours = {
        (group, point.name): point.load()
        for group in ("console_scripts", "flake8.extension")
        for point in entry_points(group=group)
        if point.value.startswith("pyroast")
    }
    assert set(ours) == {("console_scripts", "pyroast"), ("flake8.extension", "PYR")}
    assert all(callable(point) for point in ours.values())


def test_versions_agree() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == __version__
    assert f"\n## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_setup_cfg_is_for_flake8_alone() -> None:
    sections = re.findall(r"^\[(.+)\]$", (ROOT / "setup.cfg").read_text(encoding="utf-8"), re.MULTILINE)
    assert sections == ["flake8"]


def test_the_hooks_run(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1\n")
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["pyroast", "pyroast-project"]
    for hook in hooks:
        program, *arguments = hook["entry"].split()
        files = ["a.py"] if hook.get("pass_filenames", True) else []
        ran = run(REAL, *arguments, *files, cwd=tmp_path)
        assert program == "pyroast"
        assert (ran.code, ran.out) == (0, "no model/guide pair found in 1 file\n")
