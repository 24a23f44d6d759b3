"""The two hooks, installed and run by pre-commit and by prek on a scratch repository."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import ROOT
from tests.consumers.hard import CALL, CLEAN, FILES, IMPORTS, NOTEBOOK

HOOKS = ROOT / ".pre-commit-hooks.yaml"
CHECKOUT = ("pyroast", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
BAD = FILES["größe 日本/ein modell.py"]
GOOD = "import torch\n" + IMPORTS + CLEAN + CALL
PROJECT = {
    "good.py": GOOD,
    "ein modell.py": BAD,
    "legacy/old.py": BAD,
    "sides.py": FILES["two/sides.py"],
    "train.py": FILES["two/train.py"].replace("two.sides", "sides"),
    "notes.md": "pyro\n",
    "pyproject.toml": '[tool.pyroast]\nextend-exclude = ["legacy/"]\n',
    "heft.ipynb": json.dumps(NOTEBOOK),
}
RUNNERS = ("pre-commit", "prek")


def test_there_are_two_hooks() -> None:
    hooks = {hook["id"]: hook for hook in yaml.safe_load(HOOKS.read_text(encoding="utf-8"))}
    assert set(hooks) == {"pyroast", "pyroast-project"}
    assert all(hook["require_serial"] for hook in hooks.values())
    assert "--force-exclude" in hooks["pyroast"]["entry"]
    assert hooks["pyroast-project"]["pass_filenames"] is False


def test_the_manifest_is_valid() -> None:
    if find_spec("pre_commit") is None:
        pytest.skip("pre-commit is not installed")
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", str(HOOKS)], capture_output=True, timeout=60
    )
    assert done.returncode == 0, done.stdout.decode()


class Scratch:
    """A repository with the hooks and one that uses them."""

    def __init__(self, folder: Path) -> None:
        self.hooks, self.project, self.home = folder / "hooks", folder / "project", folder / "home"
        self.hooks.mkdir()
        for name in CHECKOUT:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, self.hooks / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, self.hooks / name)
        for name, text in PROJECT.items():
            path = self.project / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        for repository in (self.hooks, self.project):
            self._git(repository, "init", "--quiet")
            self._git(repository, "add", "--all")
            self._git(repository, "commit", "--quiet", "-m", "all")
        revision = self._git(self.hooks, "rev-parse", "HEAD").strip()
        wanted = {
            "repo": str(self.hooks),
            "rev": revision,
            "hooks": [{"id": "pyroast"}, {"id": "pyroast-project"}],
        }
        settings = self.project / ".pre-commit-config.yaml"
        settings.write_text(yaml.safe_dump({"repos": [wanted]}), encoding="utf-8")
        self._git(self.project, "add", "--all")

    @staticmethod
    def _git(folder: Path, *arguments: str) -> str:
        settings = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        done = subprocess.run(
            ["git", *settings, *arguments], cwd=folder, check=True, timeout=60, capture_output=True
        )
        return done.stdout.decode()

    def run(self, runner: str, *arguments: str) -> tuple[int, list[str]]:
        """Exit code, and the findings that the runner prints."""
        program = Path(sys.executable).parent / runner
        if not program.exists():
            pytest.skip(f"{runner} is not installed")
        homes = {"PRE_COMMIT_HOME": str(self.home / "pre-commit"), "PREK_HOME": str(self.home / "prek")}
        done = subprocess.run(
            [str(program), *arguments],
            cwd=self.project,
            capture_output=True,
            timeout=600,
            env={**os.environ, **homes, "PYTHONUTF8": "1"},
        )
        printed = done.stdout.decode("utf-8")
        assert "pyroast" in printed, printed + done.stderr.decode()
        return done.returncode, [line.strip() for line in printed.splitlines() if ": PYR" in line]


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    if not os.environ.get("CI"):
        pytest.skip("installs packages: in CI only")
    if not (ROOT / "pyroast").is_dir():
        pytest.skip("no checkout")
    return Scratch(tmp_path_factory.mktemp("pre-commit"))


@pytest.mark.parametrize("runner", RUNNERS)
def test_the_hooks_are_tried_from_the_repository(scratch: Scratch, runner: str) -> None:
    code, found = scratch.run(runner, "try-repo", str(scratch.hooks), "pyroast", "--all-files")
    assert code == 1
    assert {line.split(":")[0] for line in found} == {"ein modell.py", "heft.ipynb", "train.py"}


@pytest.mark.parametrize("runner", RUNNERS)
def test_the_hooks_of_a_configured_project(scratch: Scratch, runner: str) -> None:
    def hook(name: str, *files: str) -> tuple[int, list[str]]:
        return scratch.run(
            runner, "run", name, "--verbose", *(["--files", *files] if files else ["--all-files"])
        )

    assert hook("pyroast", "good.py", "notes.md") == (0, [])
    code, found = hook("pyroast", "good.py", "ein modell.py", "heft.ipynb")
    assert (code, len(found)) == (1, 8)
    assert {line.split(":")[0] for line in found} == {"ein modell.py", "heft.ipynb"}
    assert hook("pyroast", "legacy/old.py") == (0, [])  # left out, though it is named
    code, found = hook("pyroast-project", "sides.py")
    assert code == 1
    assert {line.split(":")[0] for line in found} == {"ein modell.py", "heft.ipynb", "train.py"}
    checked = [name for name in sorted(PROJECT) if name.endswith((".py", ".ipynb"))]
    apart = [line for name in checked for line in hook("pyroast", name)[1]]
    assert sorted(apart) == sorted(hook("pyroast")[1]) == sorted(found)
