"""The action, the recipes of docs/ci.md and the problem matcher: against their schemas, and run as far as they run here."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.conftest import ROOT
from tests.consumers.hard import Project, node
from tests.consumers.test_diff_base import GUIDE, OLD, Repository

ACTION = ROOT / "action.yml"
PAGE = ROOT / "docs" / "ci.md"
MATCHER = ROOT / "docs" / "ci" / "problem-matcher.json"
_BLOCK = re.compile(r"^```(\w+)\n(?:#|//) (\S+?)(?:: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = {(kind, name): text for _, kind, name, text in _BLOCK.findall(PAGE.read_text(encoding="utf-8"))}


def _block(kind: str) -> str:
    (text, *_) = [text for (found, _), text in BLOCKS.items() if found == kind]
    return text


def _validate(schema: str, path: Path) -> None:
    if find_spec("check_jsonschema") is None:
        pytest.skip("check-jsonschema is not installed")
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(path)],
        capture_output=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout.decode()


def test_the_action_is_valid() -> None:
    _validate("github-actions", ACTION)


def test_the_citation_file_is_valid() -> None:
    _validate("citation-file-format", ROOT / "CITATION.cff")


@pytest.mark.parametrize(
    ("kind", "schema"), [("github-workflow", "github-workflows"), ("gitlab-ci", "gitlab-ci")]
)
def test_the_recipes_are_valid(kind: str, schema: str, tmp_path: Path) -> None:
    path = tmp_path / "recipe.yml"
    path.write_text(_block(kind), encoding="utf-8")
    _validate(schema, path)


def test_the_steps_are_valid_in_a_workflow(tmp_path: Path) -> None:
    steps = [
        each
        for kind, *_, text in _BLOCK.findall(PAGE.read_text(encoding="utf-8"))
        if kind == "yaml" and isinstance(each_list := yaml.safe_load(text), list)
        for each in each_list
    ]
    assert len(steps) == 4
    workflow = {"on": {"push": {}}, "jobs": {"a": {"runs-on": "ubuntu-latest", "steps": steps}}}
    path = tmp_path / "workflow.yml"
    path.write_text(yaml.safe_dump(workflow).replace("'on':", "on:"), encoding="utf-8")
    _validate("github-workflows", path)


def test_the_workflow_uses_inputs_that_the_action_has() -> None:
    inputs = yaml.safe_load(ACTION.read_text(encoding="utf-8"))["inputs"]
    workflow = yaml.safe_load(_block("github-workflow"))
    (*_, step) = workflow["jobs"]["pyroast"]["steps"]
    assert set(step["with"]) <= set(inputs)
    assert set(re.findall(r"inputs\.([\w-]+)", ACTION.read_text(encoding="utf-8"))) == set(inputs)


def test_the_hooks_that_the_page_names_exist() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    settings = yaml.safe_load(_block("pre-commit"))
    assert {hook["id"] for repo in settings["repos"] for hook in repo["hooks"]} <= {
        hook["id"] for hook in hooks
    }


def test_every_format_is_on_the_page() -> None:
    from pyroast.report.formats import CARRY_FIXES, FORMATS

    lines = PAGE.read_text(encoding="utf-8").partition("\n## ")[0].splitlines()
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if line.startswith("| `")]
    named = {name: bool(row[-1]) for row in rows for name in re.findall(r"`(\w+)`", row[0])}
    assert list(named) == list(FORMATS)
    assert {name for name, fixes in named.items() if fixes} == CARRY_FIXES


def _program(folder: Path) -> str:
    """A PATH on which `pyroast` is the command of this Python."""
    folder.mkdir()
    shim = folder / "pyroast"
    shim.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m pyroast "$@"\n')
    shim.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


def _act(folder: Path, path: str, **inputs: str) -> tuple[int, str, dict[str, str]]:
    """Run the scripts of the action as a runner does: exit code of the last one, what is printed, and the outputs."""
    action = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
    given = {name: str(each.get("default", "")) for name, each in action["inputs"].items()} | inputs
    outputs = folder.parent / "outputs"
    outputs.write_text("")
    printed, code = "", 0
    for step in action["runs"]["steps"]:
        if step["name"] not in ("Check", "Result"):
            continue
        known = {f"inputs.{name}": value for name, value in given.items()}
        known |= {f"steps.check.outputs.{name}": value for name, value in _read(outputs).items()}
        environment = {
            name: re.sub(r"\$\{\{ (\S+) \}\}", lambda found, known=known: known[found[1]], text)
            for name, text in step["env"].items()
        }
        assert "${{" not in step["run"]  # what a user gives is never a part of a script
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=folder,
            capture_output=True,
            timeout=120,
            env={**os.environ, "PATH": path, "GITHUB_OUTPUT": str(outputs), **environment},
        )
        printed += done.stdout.decode("utf-8")
        code = done.returncode
    return code, printed, _read(outputs)


def _read(outputs: Path) -> dict[str, str]:
    return dict(line.split("=", 1) for line in outputs.read_text().splitlines())


def test_the_action_runs(tmp_path: Path) -> None:
    path = _program(tmp_path / "bin")
    repository = Repository(_made(tmp_path / "project"))
    repository.commit(old=OLD, **{"ein modell": "x = 1\n"})
    code, printed, outputs = _act(repository.folder, path)
    assert (code, outputs["exit-code"]) == (1, "1")
    assert [line.partition(",")[0] for line in printed.splitlines()] == ["::error title=pyroast (PYR301)"]
    log = json.loads((repository.folder / outputs["sarif-file"]).read_text(encoding="utf-8"))
    assert [each["ruleId"] for each in log["runs"][0]["results"]] == ["PYR301"]
    assert _act(repository.folder, path, **{"fail-on-findings": "false"})[0] == 0
    assert _act(repository.folder, path, **{"diff-base": "HEAD"})[0] == 0
    assert _act(repository.folder, path, paths="ein modell.py\n")[0] == 0
    assert _act(repository.folder, path, options="--ignore=PYR3\n--select=PYR1")[0] == 0
    for wrong in (
        {"paths": "nowhere"},
        {"options": "--nothing"},
        {"diff-base": "nowhere", "fail-on-findings": "false"},
    ):
        assert _act(repository.folder, path, **wrong)[0] == 2


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_what_is_given_to_the_action_is_no_script(tmp_path: Path) -> None:
    path = _program(tmp_path / "bin")
    folder = _made(tmp_path / "project")
    code, _, _ = _act(folder, path, paths="$(touch a)", options="`touch b`", **{"diff-base": "; touch c"})
    assert code == 2
    assert {each.name for each in folder.iterdir()} == {"pyroast.sarif"}


def _matcher() -> dict[str, Any]:
    (matcher,) = json.loads(MATCHER.read_text(encoding="utf-8"))["problemMatcher"]
    (pattern,) = matcher["pattern"]
    return dict(pattern)


def test_the_problem_matcher_finds_every_line(project: Project, npm: Path) -> None:
    pattern = _matcher()
    script = f"""
    let text = "";
    for await (const part of process.stdin.setEncoding("utf8")) text += part;
    const found = text.split("\\n").map((line) => line.match(new RegExp({json.dumps(pattern["regexp"])})));
    console.log(JSON.stringify(found.filter((each) => each)));
    """
    found = json.loads(node(script, npm, project.output("text").out))
    shown = [each for each in project.findings if each["cell"] is None]
    keys = ("file", "line", "column", "code", "message")
    assert [tuple(each[pattern[key]] for key in keys) for each in found if ".ipynb" not in each[0]] == [
        (each["path"], str(each["line"]), str(each["column"]), each["code"], each["message"])
        for each in shown
    ]


def test_the_dangerfile_runs(npm: Path, tmp_path: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    repository = Repository(_made(tmp_path / "project"))
    repository.commit(old=OLD)
    repository.git("checkout", "--quiet", "-b", "topic")
    repository.git("branch", "origin/main", "main")
    more = OLD.replace(GUIDE, GUIDE + '    pyro.sample("x", dist.Normal(0.0, 1.0))\n')
    repository.commit(old=more)
    (repository.folder / "dangerfile.js").write_text(_block("dangerfile.js"), encoding="utf-8")
    (repository.folder / "node_modules").symlink_to(npm / "node_modules")
    done = subprocess.run(
        [str(npm / "node_modules/.bin/danger"), "local", "--base", "main"],
        cwd=repository.folder,
        capture_output=True,
        timeout=120,
        env={**os.environ, "PATH": _program(tmp_path / "bin")},
    )
    printed = done.stdout.decode("utf-8")
    assert "found only warnings" in printed, printed + done.stderr.decode()
    assert [line[:30] for line in printed.splitlines() if "PYR" in line] == ["PYR302 guide 'guide' samples '"]
