"""Every command of the README is run, and every output that it shows is the real one."""

from __future__ import annotations

import configparser
import json
import os
import re
import shutil
import subprocess
from importlib.metadata import entry_points, requires
from pathlib import Path

import pytest
import yaml

from tests.readme import EXAMPLES, ROOT, Command, blocks, commands, copy_examples, run

COMMANDS = commands()
INSTALLING = [command for command in COMMANDS if command.installs]
IN_CI = bool(os.environ.get("CI"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("checkout")
    copy_examples(made)
    return made


@pytest.mark.parametrize(
    "command", [each for each in COMMANDS if not each.installs], ids=lambda each: each.text
)
def test_a_command_prints_what_is_shown(command: Command, folder: Path) -> None:
    if command.text.startswith("flake8") and not entry_points(group="flake8.extension", name="PYR"):
        pytest.skip("pyroast is not installed, so flake8 does not know it")
    code, printed = run(command.text, folder)
    if command.shown is not None:
        assert printed.rstrip("\n") == command.shown.rstrip("\n"), "run python -m tests.readme"
    finds = any(word in command.text for word in ("check pyroast", "--output-format", "flake8"))
    assert code == (1 if finds else 0)


def test_two_commands_install() -> None:
    assert len(INSTALLING) == 2


def test_the_shipped_examples_are_checked(folder: Path) -> None:
    *_, last = INSTALLING[0].steps
    code, printed = run(last, folder)
    assert code == 1
    wrong = {line.partition(":")[0] for line in printed.splitlines() if ": PYR" in line}
    assert {Path(path).stem for path in wrong} == {"gmm_forgotten", "topics_emptied"}
    assert re.search(r"^\d+ pairs: \d+ aligned, 2 misaligned$", printed.splitlines()[-1])


def test_the_extras_and_versions_to_install_are_those_of_the_package() -> None:
    declared = requires("flake8-pyroast")
    if declared is None:
        pytest.skip("pyroast is not installed")
    assert not [line for line in declared if "extra" not in line and "torch" in line]
    pin = next(line.partition(";")[0].strip() for line in declared if line.startswith("torch"))
    torch, tests, _ = INSTALLING[1].steps
    assert torch == f"pip install {pin}"
    assert tests == "pip install '.[test]'"
    for extra in ("test", "flake8"):
        assert any(re.search(rf"extra == ['\"]{extra}['\"]", line) for line in declared)


def test_the_command_for_the_tests_starts_them() -> None:
    *_, last = INSTALLING[1].steps
    assert last.startswith("python -m pytest ")
    code, printed = run(f"{last} --collect-only -q -p no:cacheprovider tests/rules/test_docs.py", ROOT)
    assert code == 0, printed


@pytest.mark.skipif(not IN_CI, reason="installs packages: in CI only")
@pytest.mark.skipif(not (ROOT / "pyroast").is_dir(), reason="no checkout")
def test_the_first_command_on_a_copy_of_the_checkout(tmp_path: Path) -> None:
    copy = tmp_path / "checkout"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "__pycache__", "build", "dist"))
    done = subprocess.run(["bash", "-c", INSTALLING[0].text], cwd=copy, capture_output=True, timeout=900)
    assert done.returncode == 1, done.stderr.decode()
    assert "2 misaligned" in done.stdout.decode().splitlines()[-1]


def test_the_program_of_the_first_screen_is_the_example() -> None:
    (shown,) = blocks("python")
    assert shown in (EXAMPLES / "gmm_forgotten.py").read_text(encoding="utf-8")


def _is_part_of(part: object, whole: object) -> bool:
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(
            key in whole and _is_part_of(part[key], whole[key]) for key in part
        )
    if isinstance(part, list):
        return isinstance(whole, list) and len(part) <= len(whole) and all(map(_is_part_of, part, whole))
    return part == whole


def test_the_json_is_a_part_of_the_real_one(folder: Path) -> None:
    (shown,) = blocks("json")
    (command,) = [each.text for each in COMMANDS if "json" in each.text]
    assert _is_part_of(json.loads(shown), json.loads(run(command, folder)[1]))


def test_the_settings_are_understood() -> None:
    parser = configparser.ConfigParser()
    parser.read_string(*blocks("ini"))
    assert parser["flake8"]["extend-select"] == "PYR"
    assert blocks("toml") == ['[tool.ruff]\nlint.external = ["PYR"]\n']
    (settings,) = (yaml.safe_load(block) for block in blocks("yaml"))
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {hook["id"] for repo in settings["repos"] for hook in repo["hooks"]} <= {
        hook["id"] for hook in hooks
    }


def test_files_that_are_linked_exist() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https:)([^)]+)\)", text)
    assert links and all((ROOT / link).exists() for link in links)
